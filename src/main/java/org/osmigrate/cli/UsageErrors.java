package org.osmigrate.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.osmigrate.config.Nearest;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.failure.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with the arguments, never repeating a value: it may be a secret. */
final class UsageErrors implements IParameterExceptionHandler {

    /** Words of the whole program that this version does not have. */
    private static final Map<String, Collection<String>> LATER = Map.of(
            "osmigrate", List.of("proxy", "replayer"),
            "console", List.of("assess", "repair", "compare", "cutover", "rollback", "report"));

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine line = e.getCommandLine();
        FailureText.print(line.getErr(), explain(e, line.getCommandSpec()), ErrorFormat.of(args));
        return ExitCode.USAGE.code();
    }

    private static ConfigurationInvalid explain(ParameterException e, CommandSpec spec) {
        String help = "See '" + spec.qualifiedName() + " --help'.";
        return switch (e) {
            case UnmatchedArgumentException unmatched ->
                unmatched(unmatched.getUnmatched().getFirst(), spec, help);
            case MissingParameterException missing -> new ConfigurationInvalid(missing(missing.getMissing()), help);
            default -> new ConfigurationInvalid(invalid(e.getArgSpec()), choices(e.getArgSpec(), help));
        };
    }

    private static String missing(List<ArgSpec> missing) {
        return missing.isEmpty() ? "something is missing" : name(missing.getFirst()) + " needs a value";
    }

    private static String invalid(ArgSpec argument) {
        return argument == null ? "the arguments do not fit" : name(argument) + " cannot be used like this";
    }

    private static String choices(ArgSpec argument, String help) {
        if (argument == null || argument.completionCandidates() == null) {
            return help;
        }
        List<String> words = new ArrayList<>();
        argument.completionCandidates().forEach(words::add);
        return "It takes one of " + String.join(", ", words) + ".";
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static ConfigurationInvalid unmatched(String argument, CommandSpec spec, String help) {
        if (argument.startsWith("-")) {
            String option = argument.split("=", 2)[0];
            return near("unknown option " + option, option, optionsOf(spec), help);
        }
        if (LATER.getOrDefault(spec.name(), List.of()).contains(argument)) {
            return new ConfigurationInvalid(
                    "'" + spec.qualifiedName() + " " + argument + "' is not part of this version", help);
        }
        if (spec.subcommands().isEmpty()) {
            return new ConfigurationInvalid(spec.qualifiedName() + " takes no arguments but options", help);
        }
        return near("'" + argument + "' is not a command of " + spec.qualifiedName(), argument, commandsOf(spec), help);
    }

    private static ConfigurationInvalid near(String what, String word, Collection<String> known, String help) {
        return new ConfigurationInvalid(
                what,
                Nearest.to(word, known)
                        .map(other -> "Did you mean " + other + "?")
                        .orElse(help));
    }

    private static List<String> optionsOf(CommandSpec spec) {
        return spec.options().stream()
                .filter(option -> !option.hidden() || option.names().length == 1)
                .flatMap(option -> Stream.of(option.names()))
                .toList();
    }

    private static Collection<String> commandsOf(CommandSpec spec) {
        return spec.subcommands().keySet();
    }
}
