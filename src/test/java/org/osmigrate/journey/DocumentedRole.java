package org.osmigrate.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The role that the page on secured clusters gives operators to paste. */
record DocumentedRole(ObjectNode body) {

    private static final Path PAGE = Path.of("docs/guide/secured-clusters.md");
    private static final Pattern FENCED = Pattern.compile("```json\\R(.*?)```", Pattern.DOTALL);

    /** Reads it from the page. */
    static DocumentedRole read() throws IOException {
        Matcher block = FENCED.matcher(Files.readString(PAGE));
        if (!block.find()) {
            throw new AssertionError(PAGE + " has no role definition in a fenced block");
        }
        return new DocumentedRole((ObjectNode) new ObjectMapper().readTree(block.group(1)));
    }

    /** The same role without one privilege, which it has. */
    DocumentedRole without(String privilege) {
        ObjectNode copy = body.deepCopy();
        boolean had = remove((ArrayNode) copy.path("cluster_permissions"), privilege);
        for (JsonNode permissions : copy.path("index_permissions")) {
            had |= remove((ArrayNode) permissions.path("allowed_actions"), privilege);
        }
        if (!had) {
            throw new AssertionError(PAGE + " does not list " + privilege);
        }
        return new DocumentedRole(copy);
    }

    private static boolean remove(ArrayNode privileges, String privilege) {
        boolean had = false;
        for (Iterator<JsonNode> each = privileges.iterator(); each.hasNext(); ) {
            if (each.next().asText().equals(privilege)) {
                each.remove();
                had = true;
            }
        }
        return had;
    }
}
