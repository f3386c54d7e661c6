package org.osmigrate.transform;

/** What a rule found in an item, with the name of the rule and the path in the item's body. */
public sealed interface Finding {

    /** The name of the rule. */
    String rule();

    /** Where: a setting's name, or names joined by dots. */
    String path();

    /** What is told to the user. */
    String text();

    /** Something was changed; searches and documents are as before. */
    record Change(String rule, String path, String text) implements Finding {}

    /** Something was changed that the user has to know or to replace. */
    record Warning(String rule, String path, String text) implements Finding {}

    /** The item cannot be brought to the target. */
    record Refusal(String rule, String path, String text) implements Finding {}
}
