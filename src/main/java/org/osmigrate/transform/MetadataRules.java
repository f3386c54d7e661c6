package org.osmigrate.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.osmigrate.version.Version;

/**
 * The rules between two versions, in the order in which they run.
 *
 * @param rules those that apply
 */
public record MetadataRules(List<MetadataRule> rules) {

    public MetadataRules {
        rules = List.copyOf(rules);
    }

    /** The rules for going from one version to another without any plugin. */
    public static MetadataRules between(Version from, Version to) {
        return between(from, to, TargetFeatures.NONE);
    }

    /** The rules for going from one version to another. */
    public static MetadataRules between(Version from, Version to, TargetFeatures features) {
        Stream<MetadataRule> mappings = Stream.of(
                new SeveralTypes(),
                new StringFields(),
                new OldNorms(),
                new OldFlags(),
                new OldFieldParameters(),
                new OldTypeMetadata(),
                new OldDateFormats(),
                new StandardFilter(),
                new SearchableSnapshots(),
                new RenamedAnalysis(),
                new MappingLeftovers(),
                new FlattenedFields(),
                new ConstantKeywords(),
                new VectorFields(features),
                new OldVectorEngines(),
                new PlaneShapes(features),
                new ReplacedTypes(to, features),
                new SemanticTexts(from),
                new PassThroughObjects(),
                new RuntimeFields(),
                new OldSimilarities(),
                new RemovedAnalysis(),
                new UnsupportedTypes(to),
                new MappingFeatures(),
                new TemplateKeys());
        Stream<MetadataRule> settings =
                Stream.concat(Stream.of(new RolloverAliases(features)), SettingRules.all().stream());
        return new MetadataRules(Stream.concat(settings, mappings)
                .filter(rule -> rule.applies(from, to))
                .toList());
    }

    /** The same, and before them all one more. */
    public MetadataRules after(MetadataRule first) {
        return new MetadataRules(Stream.concat(Stream.of(first), rules.stream()).toList());
    }

    /** Runs them all over a copy of the body. */
    public Rewritten rewrite(MetadataBody body) {
        MetadataBody copy = body.copy();
        List<Finding> findings = new ArrayList<>();
        rules.forEach(rule -> findings.addAll(rule.rewrite(copy)));
        return new Rewritten(copy, findings);
    }
}
