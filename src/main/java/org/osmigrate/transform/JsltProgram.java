package org.osmigrate.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.transform.DocumentChange.DocumentName;

/**
 * A program in JSLT. It sees the source as {@code .}, and {@code $index}, {@code $id}, {@code $routing}; what it returns is
 * the new source, {@code null} for a document that is not to be moved.
 */
public final class JsltProgram {

    private static final Pattern TEXTS = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|//[^\\n]*", Pattern.DOTALL);
    private static final Pattern ANOTHER_EACH_TIME = Pattern.compile("\\b(random|now)\\s*\\(|\\b(uuid)\\s*\\(\\s*\\)");

    private final String text;
    private final Expression expression;

    private JsltProgram(String text, Expression expression) {
        this.text = text;
        this.expression = expression;
    }

    /**
     * Compiles a program.
     *
     * @throws ConfigurationInvalid for one that is none, with the place
     */
    public static JsltProgram of(String text) {
        requireRepeatable(text);
        try {
            return new JsltProgram(text, Parser.compileString(text));
        } catch (JsltException e) {
            throw new ConfigurationInvalid("a jslt program is not valid: " + e.getMessage(), "Correct it there.");
        }
    }

    /** What is another thing each time can be neither sent again nor verified. */
    private static void requireRepeatable(String text) {
        Matcher call = ANOTHER_EACH_TIME.matcher(TEXTS.matcher(text).replaceAll("\"\""));
        if (call.find()) {
            throw new ConfigurationInvalid(
                    "a jslt program calls '" + call.group().strip()
                            + "': it would make something else of a document each time, which can be neither sent again nor"
                            + " verified",
                    "Leave it out.");
        }
    }

    Optional<ObjectNode> run(ObjectNode source, DocumentName name) {
        Map<String, JsonNode> variables = Map.of(
                "index", TextNode.valueOf(name.index()),
                "id", TextNode.valueOf(name.id()),
                "routing", TextNode.valueOf(name.routing()));
        JsonNode result = result(source, variables);
        if (result.isNull()) {
            return Optional.empty();
        }
        if (result instanceof ObjectNode object) {
            requireNumbers(object);
            return Optional.of(object);
        }
        throw new TransformFailed("the jslt program returned " + result.getNodeType() + " instead of an object");
    }

    /** JSON has no infinity: it would become a text. */
    private static void requireNumbers(JsonNode node) {
        if (node.isDouble() || node.isFloat()) {
            if (!Double.isFinite(node.doubleValue())) {
                throw new TransformFailed(
                        "the jslt program returned " + node.doubleValue() + ", which is no number of JSON");
            }
            return;
        }
        node.forEach(JsltProgram::requireNumbers);
    }

    private JsonNode result(ObjectNode source, Map<String, JsonNode> variables) {
        try {
            return expression.apply(variables, source);
        } catch (JsltException e) {
            throw new TransformFailed("the jslt program failed: " + e.getMessage(), e);
        }
    }

    /** Programs of the same text are equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof JsltProgram program && program.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
