package org.osmigrate.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Short URLs: since Kibana 7.16 they tell a place and its state, before that an address. */
final class Urls implements Converter {

    private static final Pattern APP = Pattern.compile("/app/([a-zA-Z_]+)([#?/].*)?");
    private static final Pattern OLD =
            Pattern.compile("/app/kibana#/(dashboard|discover|visualize/edit)/?([^?]*)(\\?.*)?");
    private static final Set<String> APPS =
            Set.of("dashboards", "discover", "visualize", "home", "management", "dev_tools");

    @Override
    public List<SavedObject> convert(SavedObject object, Notes notes) throws NotConvertible {
        JsonNode given = object.attributes();
        String url = given.path("url").asText();
        if (url.isEmpty()) {
            url = located(Json.object(given.path("locatorJSON").asText(), "locatorJSON"), notes);
            notes.change("the address is written out");
        }
        ObjectNode kept = given.deepCopy();
        kept.remove(List.of("slug", "locatorJSON"));
        ObjectNode attributes = Attributes.known(Kind.URL, kept, notes);
        attributes.put("url", reachable(url));
        return List.of(object.with(attributes, Attributes.known(object.references(), notes)));
    }

    private static String located(ObjectNode locator, Notes notes) throws NotConvertible {
        JsonNode state = locator.path("state");
        return switch (locator.path("id").asText()) {
            case "LEGACY_SHORT_URL_LOCATOR" -> state.path("url").asText();
            case "DASHBOARD_APP_LOCATOR" -> view("dashboards", "dashboardId", state, notes);
            case "DISCOVER_APP_LOCATOR" -> view("discover", "savedSearchId", state, notes);
            default ->
                throw new NotConvertible("it leads to '" + locator.path("id").asText() + "', which only Kibana has");
        };
    }

    private static String view(String app, String member, JsonNode state, Notes notes) throws NotConvertible {
        String id = state.path(member).asText();
        if (id.isEmpty()) {
            throw new NotConvertible("it leads to something that is not saved");
        }
        TreeSet<String> rest = new TreeSet<>();
        state.properties().stream()
                .filter(entry -> !Set.of(member, "timeRange", "viewMode").contains(entry.getKey()))
                .filter(entry -> !Attributes.isNothing(entry.getValue()))
                .forEach(entry -> rest.add(entry.getKey()));
        if (!rest.isEmpty()) {
            notes.loss("what the address says beyond the object and its time: " + String.join(", ", rest));
        }
        return "/app/" + app + "#/view/" + encoded(id) + time(state.path("timeRange"));
    }

    private static String time(JsonNode range) {
        if (!range.has("from") || !range.has("to")) {
            return "";
        }
        return "?_g=(time:(from:" + quoted(range.path("from").asText()) + ",to:"
                + quoted(range.path("to").asText()) + "))";
    }

    private static String quoted(String text) {
        return "'" + encoded(text.replace("!", "!!").replace("'", "!'")) + "'";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Kibana until 7.4 was a single application. */
    private static String reachable(String url) throws NotConvertible {
        Matcher old = OLD.matcher(url);
        String today = old.matches() ? today(old) : url;
        Matcher app = APP.matcher(today);
        if (!app.matches() || !APPS.contains(app.group(1))) {
            throw new NotConvertible("it leads to " + url + ", which only Kibana has");
        }
        return today;
    }

    private static String today(Matcher old) {
        String query = old.group(3) == null ? "" : old.group(3);
        String id = old.group(2);
        return switch (old.group(1)) {
            case "dashboard" -> "/app/dashboards#/" + (id.isEmpty() ? "create" : "view/" + id) + query;
            case "discover" -> "/app/discover#/" + (id.isEmpty() ? "" : "view/" + id) + query;
            default -> "/app/visualize#/edit/" + id + query;
        };
    }
}
