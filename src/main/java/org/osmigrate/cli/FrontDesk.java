package org.osmigrate.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.osmigrate.failure.ExitCode;
import org.osmigrate.failure.MigrationFailure;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Looks at the arguments before anything else starts. */
public final class FrontDesk {

    private static final List<String> LEVELS = List.of("WARN", "INFO", "DEBUG");

    private FrontDesk() {}

    /** What is to be done. */
    public sealed interface Reception {}

    /** Nothing more: help, the version or an error was printed. */
    public record Answered(int exitCode) implements Reception {}

    /** A role is to be started, with the least level of log records that are shown. */
    public record Start(String role, String logLevel) implements Reception {}

    /** Reads the arguments; what can be answered from them alone is printed. */
    public static Reception receive(String... args) {
        return receive(writer(System.out), writer(System.err), args);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    static Reception receive(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line =
                Commands.line(CommandLine.defaultFactory()).setOut(out).setErr(err);
        try {
            ArgumentGuard.check(args);
            return reception(line.parseArgs(args));
        } catch (MigrationFailure e) {
            FailureText.print(err, e, ErrorFormat.of(args));
            return new Answered(e.exitCode().code());
        } catch (ParameterException e) {
            return new Answered(new UsageErrors().handleParseException(e, args));
        }
    }

    private static Reception reception(ParseResult result) {
        Integer help = CommandLine.executeHelpRequest(result);
        if (help != null) {
            return new Answered(help);
        }
        List<CommandLine> chosen = result.asCommandLineList();
        CommandLine last = chosen.getLast();
        if (!(last.getCommand() instanceof Callable<?>)) {
            last.usage(last.getErr());
            return new Answered(ExitCode.USAGE.code());
        }
        Osmigrate top = chosen.getFirst().getCommand();
        return new Start(chosen.get(1).getCommandName(), LEVELS.get(Math.min(top.verbosity(), LEVELS.size() - 1)));
    }
}
