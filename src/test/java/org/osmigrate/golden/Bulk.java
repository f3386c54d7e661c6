package org.osmigrate.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A bulk request in the words of an era. */
final class Bulk {

    private final Era era;
    private final StringBuilder lines = new StringBuilder();

    Bulk(Era era) {
        this.era = era;
    }

    Bulk index(String index, String type, String id, ObjectNode source) {
        return line("index", action(index, type, id)).source(source);
    }

    Bulk routed(String index, String type, String id, String routing, ObjectNode source) {
        return line("index", action(index, type, id).put(routingKey(), routing)).source(source);
    }

    Bulk child(String index, String type, String id, String parent, ObjectNode source) {
        return line("index", action(index, type, id).put("_parent", parent)).source(source);
    }

    Bulk create(String stream, String id, ObjectNode source) {
        return line("create", action(stream, "_doc", id)).source(source);
    }

    Bulk delete(String index, String type, String id) {
        return line("delete", action(index, type, id));
    }

    Bulk deleteRouted(String index, String type, String id, String routing) {
        return line("delete", action(index, type, id).put(routingKey(), routing));
    }

    Bulk update(String index, String type, String id, ObjectNode part) {
        ObjectNode body = Rest.JSON.createObjectNode();
        body.set("doc", part);
        return line("update", action(index, type, id)).source(body);
    }

    private String routingKey() {
        return era.namesType() && era.major() < 6 ? "_routing" : "routing";
    }

    private ObjectNode action(String index, String type, String id) {
        ObjectNode action = Rest.JSON.createObjectNode().put("_index", index).put("_id", id);
        return era.namesType() ? action.put("_type", era.type(type)) : action;
    }

    private Bulk line(String name, ObjectNode action) {
        ObjectNode line = Rest.JSON.createObjectNode();
        line.set(name, action);
        return source(line);
    }

    private Bulk source(ObjectNode source) {
        lines.append(source).append('\n');
        return this;
    }

    /** Sends it and makes a segment of it. */
    void send(Rest server) {
        JsonNode answer = server.post("/_bulk", lines.toString());
        if (answer.path("errors").asBoolean()) {
            throw new AssertionError(answer.toString());
        }
        server.post("/_refresh", "");
        server.post("/_flush", "");
    }
}
