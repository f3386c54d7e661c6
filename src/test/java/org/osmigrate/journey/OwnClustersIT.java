package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osmigrate.docs.Pages;
import org.osmigrate.process.Osmigrate;
import org.osmigrate.servers.Product;
import org.osmigrate.servers.Server;
import org.osmigrate.servers.Servers;

/** The README's own-clusters block, typed as it stands: only URLs and the repository's folder are put in. */
class OwnClustersIT {

    private static final Path README = Path.of("README.md");

    @TempDir
    private Path folder;

    @Test
    void doesWhatTheReadmeSays() throws Exception {
        try (Server source = Servers.of(Product.ELASTICSEARCH).heap("384m").start();
                Server target = Servers.of(Product.OPENSEARCH).heap("384m").start()) {
            new Corpus(new Api(source.url()), "articles", 100, 3).load();
            Path repository = source.newRepository("snapshots");
            Files.writeString(folder.resolve("migration.yaml"), configuration(source, target, repository));

            Osmigrate.Ended evaluated = type(commands().getFirst());
            assertThat(evaluated.out()).contains("articles", "create");
            assertThat(new Api(target.url())
                            .get("/_cat/indices?expand_wildcards=all&format=json")
                            .toString())
                    .doesNotContain("articles", "osmigrate");
            for (String command : commands().subList(1, commands().size())) {
                type(command);
            }

            assertThat(new Api(target.url()).documents("articles").keySet())
                    .isNotEmpty()
                    .isEqualTo(new Api(source.url()).documents("articles").keySet());
        }
    }

    private Osmigrate.Ended type(String command) throws Exception {
        List<String> words = List.of(command.split("\\s+", -1));
        Osmigrate.Ended ended =
                Osmigrate.run(folder, words.subList(1, words.size()).toArray(String[]::new));
        assertThat(ended.exitCode()).as(command + ": " + ended).isZero();
        return ended;
    }

    private static String configuration(Server source, Server target, Path repository) {
        return Pages.blocks(README, "yaml")
                .getFirst()
                .text()
                .replace("http://127.0.0.1:9200", source.url().toString())
                .replace("http://127.0.0.1:9201", target.url().toString())
                .replace("file:///mnt/snapshots", repository.toUri().toString());
    }

    private static List<String> commands() {
        List<String> commands = Pages.blocks(README, "").stream()
                .filter(block -> block.text().startsWith("./osmigrate "))
                .findFirst()
                .orElseThrow()
                .text()
                .lines()
                .map(line -> line.replaceFirst("\\s+#.*", ""))
                .toList();
        assertThat(commands).hasSize(5).allMatch(command -> command.startsWith("./osmigrate "));
        return commands;
    }
}
