package org.osmigrate.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import org.osmigrate.failure.MigrationFailure;

/** Writes a failure where errors go. */
final class FailureText {

    private FailureText() {}

    static void print(PrintWriter err, MigrationFailure failure, ErrorFormat format) {
        switch (format) {
            case TEXT -> err.println("osmigrate: " + failure.what() + ". " + failure.nextStep());
            case JSON -> err.println(json(failure));
        }
        err.flush();
    }

    private static ObjectNode json(MigrationFailure failure) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("error")
                .put("kind", failure.getClass().getSimpleName())
                .put("what", failure.what())
                .put("next_step", failure.nextStep())
                .put("exit_code", failure.exitCode().code());
        return json;
    }
}
