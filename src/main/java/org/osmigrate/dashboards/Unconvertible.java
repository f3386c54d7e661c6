package org.osmigrate.dashboards;

import java.util.Map;

/** Why objects of other types are not converted. */
final class Unconvertible {

    private static final String LEARNING = "OpenSearch has other machine learning";
    private static final String SECRETS = "it holds secrets, which no export contains, and OpenSearch has another form:"
            + " create a channel of its notifications";
    private static final String RULE = "OpenSearch's alerting has monitors instead, of another form";
    private static final String CANVAS = "OpenSearch Dashboards has no Canvas";
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("lens", "OpenSearch Dashboards has no Lens: build it anew as a visualization"),
            Map.entry("map", "OpenSearch Dashboards keeps maps in another form: build it anew with its Maps"),
            Map.entry("canvas-workpad", CANVAS),
            Map.entry("canvas-workpad-template", CANVAS),
            Map.entry("canvas-element", CANVAS),
            Map.entry("graph-workspace", "OpenSearch Dashboards has no Graph"),
            Map.entry("links", "OpenSearch Dashboards has no panel of links: write them into a Markdown panel"),
            Map.entry("image", "OpenSearch Dashboards has no panel of images: show it in a Markdown panel"),
            Map.entry("tag", "OpenSearch Dashboards has no tags"),
            Map.entry("config", "these are Kibana's advanced settings: set those you need anew"),
            Map.entry("config-global", "these are Kibana's advanced settings: set those you need anew"),
            Map.entry("action", SECRETS),
            Map.entry("alert", RULE),
            Map.entry("rule", RULE),
            Map.entry("ml-job", LEARNING),
            Map.entry("ml-trained-model", LEARNING),
            Map.entry("ml-module", LEARNING),
            Map.entry("space", "OpenSearch Dashboards has tenants and workspaces instead"),
            Map.entry("event-annotation-group", "OpenSearch Dashboards has no library of annotations"));

    private Unconvertible() {}

    static String reason(String type) {
        return REASONS.getOrDefault(type, "no type '" + type + "' is known to OpenSearch Dashboards");
    }
}
