package org.osmigrate.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import java.util.Map;
import java.util.Optional;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.transform.DocumentChange.DocumentName;

/**
 * A program in JSLT. It sees the source as {@code .}, and {@code $index}, {@code $id}, {@code $routing}; what it returns is
 * the new source, {@code null} for a document that is not to be moved.
 */
public final class JsltProgram {

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
        try {
            return new JsltProgram(text, Parser.compileString(text));
        } catch (JsltException e) {
            throw new ConfigurationInvalid("a jslt program is not valid: " + e.getMessage(), "Correct it there.");
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
            return Optional.of(object);
        }
        throw new TransformFailed("the jslt program returned " + result.getNodeType() + " instead of an object");
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
