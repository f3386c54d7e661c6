package org.osmigrate.selection;

import java.util.List;

/** How the templates of one kind are chosen. */
public sealed interface TemplateChoice {

    /** Nothing was said about them: all but system ones; while indices are narrowed, what the selected indices use. */
    record Following() implements TemplateChoice {}

    /** By patterns of their own, whatever happens to the indices. */
    record Explicit(Selection selection) implements TemplateChoice {

        public Explicit(List<String> include, List<String> exclude) {
            this(Selection.ofTemplates(include, exclude));
        }
    }
}
