package org.osmigrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.osmigrate.docs.Pages;
import picocli.CommandLine;

/** Every command that a page tells to type is understood by the program's own grammar. */
class DocumentedCommandsTest {

    private static final Path COMMANDS = Path.of("docs/reference/commands.md");

    static Stream<Pages.Part> commands() {
        return Pages.commands("./osmigrate ").stream()
                .filter(command -> !command.text().contains("COMMAND"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isUnderstood(Pages.Part command) {
        String[] args = words(command.text()).skip(1).toArray(String[]::new);
        StringWriter err = new StringWriter();

        FrontDesk.Reception reception =
                FrontDesk.receive(new PrintWriter(new StringWriter()), new PrintWriter(err, true), args);

        assertThat(reception)
                .as(err.toString())
                .satisfiesAnyOf(
                        start -> assertThat(start).isInstanceOf(FrontDesk.Start.class),
                        answered -> assertThat(answered).isEqualTo(new FrontDesk.Answered(0)));
    }

    @Test
    void theReferenceListsExactlyTheCommandsThereAre() {
        Set<String> listed = Pages.table(COMMANDS).stream()
                .map(row -> row.replaceAll("\\A\\| `|` \\|.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(listed).isEqualTo(leaves(Commands.line(CommandLine.defaultFactory()), List.of()));
    }

    private static Set<String> leaves(CommandLine line, List<String> path) {
        Set<String> leaves = new TreeSet<>();
        if (line.getSubcommands().isEmpty()) {
            leaves.add(String.join(" ", path));
        }
        line.getSubcommands()
                .forEach((name, sub) -> leaves.addAll(leaves(
                        sub, Stream.concat(path.stream(), Stream.of(name)).toList())));
        return leaves;
    }

    private static Stream<String> words(String line) {
        return Arrays.stream(line.split("\\s+"));
    }
}
