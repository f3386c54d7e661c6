package org.osmigrate.selection;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a whole migration moves. Narrowing the indices alone narrows the templates to those the selected indices use.
 *
 * @param indices which indices
 * @param legacyTemplates which templates of {@code _template}
 * @param indexTemplates which templates of {@code _index_template}
 * @param componentTemplates which templates of {@code _component_template}
 * @param objects which of the other kinds; a kind that is not in it does not move
 */
public record Scope(
        Selection indices,
        TemplateChoice legacyTemplates,
        TemplateChoice indexTemplates,
        TemplateChoice componentTemplates,
        Map<ObjectKind, ObjectChoice> objects) {

    private static final Optional<String> MANAGED = Optional.of("the product marks it as managed");
    private static final Selection ALL_TEMPLATES = Selection.ofTemplates(List.of(), List.of());

    public Scope {
        objects = Map.copyOf(objects);
    }

    /** Indices and templates alone. */
    public Scope(
            Selection indices,
            TemplateChoice legacyTemplates,
            TemplateChoice indexTemplates,
            TemplateChoice componentTemplates) {
        this(indices, legacyTemplates, indexTemplates, componentTemplates, Map.of());
    }

    /** Everything but system objects. */
    public static Scope everything() {
        return following(new Selection(List.of(), List.of()));
    }

    /** These indices, the templates they use, and what both refer to. */
    public static Scope following(Selection indices) {
        TemplateChoice following = new TemplateChoice.Following();
        Map<ObjectKind, ObjectChoice> objects = new EnumMap<>(ObjectKind.class);
        for (ObjectKind kind : ObjectKind.values()) {
            objects.put(kind, new ObjectChoice.Following());
        }
        return new Scope(indices, following, following, following, objects);
    }

    /**
     * Whether something of another kind is migrated.
     *
     * @param systemReason why it is not the user's; empty when it is, as far as its content tells
     * @param used whether something that is migrated refers to it
     */
    public Verdict object(ObjectKind kind, String name, Optional<String> systemReason, boolean used) {
        Optional<String> reason = kind.systemReason(name).or(() -> systemReason);
        return switch (objects.getOrDefault(kind, new ObjectChoice.None())) {
            case ObjectChoice.None _ -> new Verdict.LeftOut("it is not asked for");
            case ObjectChoice.Explicit explicit ->
                kind.selection(explicit.include(), explicit.exclude()).decide(name, reason);
            case ObjectChoice.Following _
            when indices.narrowed() && !used ->
                new Verdict.LeftOut(
                        "indices are narrowed, and nothing that moves uses it: name it in include." + kind.key());
            case ObjectChoice.Following _ ->
                kind.selection(List.of(), List.of()).decide(name, reason);
        };
    }

    /**
     * Whether a legacy template is migrated.
     *
     * @param selected the names of the indices that are migrated
     */
    public Verdict legacyTemplate(Template template, Collection<String> selected) {
        return decide(legacyTemplates, template, isUsed(template, selected), "none of the selected indices uses it");
    }

    /** Whether an index template is migrated; see {@link #legacyTemplate}. */
    public Verdict indexTemplate(Template template, Collection<String> selected) {
        return decide(indexTemplates, template, isUsed(template, selected), "none of the selected indices uses it");
    }

    /**
     * Whether a component template is migrated. What a migrated index template is composed of always is, unless told
     * otherwise.
     *
     * @param used the names of the component templates of all migrated index templates
     */
    public Verdict componentTemplate(Template template, Collection<String> used) {
        boolean isUsed = used.contains(template.name());
        return componentTemplates instanceof TemplateChoice.Following && isUsed
                ? new Verdict.Selected()
                : decide(componentTemplates, template, isUsed, "no migrated index template is composed of it");
    }

    private Verdict decide(TemplateChoice choice, Template template, boolean used, String unused) {
        return switch (choice) {
            case TemplateChoice.Explicit explicit ->
                explicit.selection().decide(template.name(), template.systemReason());
            case TemplateChoice.Following _
            when indices.narrowed() && !used -> new Verdict.LeftOut("indices are narrowed, and " + unused);
            case TemplateChoice.Following _ -> ALL_TEMPLATES.decide(template.name(), template.systemReason());
        };
    }

    private static boolean isUsed(Template template, Collection<String> selected) {
        return template.patterns().stream()
                .map(Glob::new)
                .anyMatch(glob -> selected.stream().anyMatch(glob::matches));
    }

    /**
     * What decides about a template.
     *
     * @param name its name
     * @param patterns its {@code index_patterns}; none for a component template
     * @param managed whether the product marked it as its own ({@code _meta.managed})
     */
    public record Template(String name, List<String> patterns, boolean managed) {

        public Template {
            patterns = List.copyOf(patterns);
        }

        Optional<String> systemReason() {
            return SystemObjects.TEMPLATES.reason(name).or(() -> managed ? MANAGED : Optional.empty());
        }
    }
}
