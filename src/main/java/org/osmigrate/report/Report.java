package org.osmigrate.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.osmigrate.failure.ExitCode;

/** What a use case did: shown as tables to a person, as a JSON object to a program. */
public interface Report {

    /** For a person, in order. */
    List<Table> tables();

    /** For a program; the member names are a contract. */
    ObjectNode json();

    /** The exit code of a command whose result this is. */
    ExitCode exitCode();

    /** The next step, one sentence; the last line a command prints. */
    String hint();
}
