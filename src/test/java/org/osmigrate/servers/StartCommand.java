package org.osmigrate.servers;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code ./servers start}: a server that goes on when the command has ended. */
record StartCommand(Cache cache, PrintStream out) {

    private static final Set<String> OPTIONS = Set.of("--name", "--port", "--repo", "--heap", "--set", "--jvm");

    void run(List<String> line) {
        Arguments arguments = Arguments.parse(line, OPTIONS, Set.of());
        arguments.atMost(2);
        ServerSpec spec = spec(arguments);
        ServerFolder folder = folder(arguments, spec);
        Optional<ServerRecord> known = folder.readRecord();
        known.ifPresent(existing -> refuseOther(existing, spec, folder));
        if (folder.process().isPresent()) {
            out.println(folder.name() + " is running already at " + url(folder));
            return;
        }
        start(spec, folder);
    }

    private void start(ServerSpec spec, ServerFolder folder) {
        out.println("starting %s %s ...".formatted(spec.product().id(), spec.version()));
        Server server = new Starter(cache).register(spec, folder);
        if (server.port() != spec.wantedPort()) {
            out.println("port %d is in use, taking %d".formatted(spec.wantedPort(), server.port()));
        }
        long begin = System.nanoTime();
        server.start();
        out.println("%s is up at %s (pid %d, %.1f s)"
                .formatted(server.name(), server.url(), server.pid(), (System.nanoTime() - begin) / 1e9));
    }

    private static ServerSpec spec(Arguments arguments) {
        Product product = Product.named(arguments.word(0, "the product to start"));
        String version = arguments.words().size() > 1 ? arguments.words().get(1) : product.defaultVersion();
        return new ServerSpec(
                product,
                version,
                arguments.number("--port", product.defaultPort()),
                arguments.all("--repo").stream().map(StartCommand::repository).toList(),
                arguments.last("--heap", "512m"),
                arguments.all("--set"),
                arguments.all("--jvm"),
                false);
    }

    private static Path repository(String folder) {
        try {
            return Files.createDirectories(Path.of(folder)).toRealPath();
        } catch (IOException failure) {
            throw ServerFailure.failed("Cannot make the repository folder " + folder, failure);
        }
    }

    private ServerFolder folder(Arguments arguments, ServerSpec spec) {
        String name = arguments.last("--name", spec.product().id() + "-" + spec.wantedPort());
        return new NamedServers(cache).folder(name);
    }

    private static void refuseOther(ServerRecord existing, ServerSpec wanted, ServerFolder folder) {
        if (!existing.spec().sameServer(wanted)) {
            throw ServerFailure.conflict(
                    "%s exists with another product, version or options; './servers stop %s --delete' removes it"
                            .formatted(folder.name(), folder.name()));
        }
    }

    private static String url(ServerFolder folder) {
        return folder.readRecord()
                .map(known -> known.spec().product().url(known.port()).toString())
                .orElse("?");
    }
}
