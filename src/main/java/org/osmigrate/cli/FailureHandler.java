package org.osmigrate.cli;

import java.io.PrintWriter;
import org.osmigrate.failure.ExitCode;
import org.osmigrate.failure.MigrationFailure;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** The only place where a failure becomes a message and an exit code. */
final class FailureHandler implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult result) {
        PrintWriter err = line.getErr();
        if (e instanceof MigrationFailure failure) {
            String[] args = result.originalArgs().toArray(String[]::new);
            FailureText.print(err, failure, ErrorFormat.of(args));
            return failure.exitCode().code();
        }
        err.println("osmigrate: this is a bug, please report it with these lines.");
        e.printStackTrace(err);
        err.flush();
        return ExitCode.FAILED.code();
    }
}
