package org.osmigrate.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.osmigrate.config.MigrationSettings;

/** Every file, link and configuration that a page names is there and valid. */
class PagesTest {

    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)\\s]+)\\)");
    private static final Pattern FILE =
            Pattern.compile("`(\\./[\\w.-]+|(?:src|docs)/[\\w./-]+|java (src/\\S+)[^`]*)[^`\\n]*`");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    @TempDir
    private Path folder;

    static Stream<Path> pages() {
        return Pages.all().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadSomewhere(Path page) {
        List<String> links = Pages.find(page, LINK).map(link -> link.group(1)).toList();

        assertThat(links).allSatisfy(link -> {
            URI uri = URI.create(link);
            Path target = uri.getPath().isEmpty()
                    ? page
                    : Path.of("").resolve(page).resolveSibling(uri.getPath()).normalize();
            assertThat(target).exists();
            Optional.ofNullable(uri.getFragment())
                    .ifPresent(anchor -> assertThat(anchors(target)).contains(anchor));
        });
    }

    private static List<String> anchors(Path page) {
        return Pages.find(page, HEADING)
                .map(heading -> heading.group(1).toLowerCase(java.util.Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\w\\s-]", "").replace(' ', '-'))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void filesThatAreNamedExist(Path page) {
        assertThat(Pages.find(page, FILE)
                        .map(match -> match.group(2) == null ? match.group(1) : match.group(2))
                        .filter(file -> !file.equals("./migration.yaml")))
                .allSatisfy(file -> assertThat(Path.of(file)).exists());
    }

    static Stream<Pages.Part> scripts() {
        return Pages.commands("./").stream();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void programsThatAreStartedAreThere(Pages.Part command) {
        String program = command.text().replaceFirst("\\s.*", "");
        if (!program.equals("./migration.yaml")) {
            assertThat(Path.of(program)).isExecutable();
        }
    }

    static Stream<Pages.Part> configurations() {
        return Pages.all().stream().flatMap(page -> Pages.blocks(page, "yaml").stream());
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void configurationsAreValid(Pages.Part block) throws Exception {
        Path file = Files.writeString(folder.resolve("migration.yaml"), block.text());

        MigrationSettings settings =
                MigrationSettings.load(Optional.of(file), Map.of("TARGET_PASSWORD", "x"), Map.of());

        assertThat(settings.values().effective("target")).isNotEmpty();
    }
}
