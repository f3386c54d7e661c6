package org.osmigrate.servers;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;

/** The command {@code ./servers}. */
public final class ServersMain {

    private static final String HELP = """
            Real servers for trials and tests, on 127.0.0.1, from Maven artefacts.

              ./servers start PRODUCT [VERSION] [options]   PRODUCT: elasticsearch, opensearch, opensearch-secure, kafka, s3
              ./servers stop NAME... | --all [--delete]     --delete: with all their data
                                                            --if-exists: nothing to stop is no error
              ./servers status                              what runs where
              ./servers url NAME                            the URL alone, for scripts
              ./servers fetch PRODUCT [VERSION]             only installs it
              ./servers versions                            what can be started

            Options of start:
              --name NAME     what 'stop' takes (default: PRODUCT-PORT); a stopped server of that name goes on with its data
              --port PORT     the next free one is taken when it is in use
              --repo FOLDER   may be used for snapshots (path.repo); may be repeated
              --heap SIZE     default 512m
              --jvm FLAG      one more flag of a search engine's JVM, such as -XX:TieredStopAtLevel=4 for benchmarks
              --set 'K: V'    one more line of its configuration (K=V for kafka and s3); may be repeated

            Exit codes: 0 done, 1 failed, 2 usage, 3 no such server or JDK, 4 exists with other options.
            """;

    private ServersMain() {}

    /** Runs one command; exits with its code. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), Cache.ofUser(), System.out, System.err));
    }

    static int run(List<String> arguments, Cache cache, PrintStream out, PrintStream err) {
        try {
            dispatch(arguments, cache, out);
            return 0;
        } catch (ServerFailure failure) {
            err.println("servers: " + failure.getMessage());
            return failure.exitCode();
        }
    }

    private static void dispatch(List<String> arguments, Cache cache, PrintStream out) {
        String command = arguments.isEmpty() ? "" : arguments.getFirst();
        List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
        switch (command) {
            case "start" -> new StartCommand(cache, out).run(rest);
            case "stop" -> new StopCommand(cache, out).run(rest);
            case "status" -> new StatusCommand(cache, out).list(rest);
            case "url" -> new StatusCommand(cache, out).url(rest);
            case "fetch" -> fetch(rest, cache, out);
            case "versions" ->
                Distributions.all().forEach(row -> out.println(row.product().id() + " " + row.version()));
            case "help", "--help", "-h" -> out.print(HELP);
            case "" -> throw ServerFailure.usage("Missing command; './servers help' lists them");
            default -> throw ServerFailure.usage("Unknown command '" + command + "'; './servers help' lists them");
        }
    }

    private static void fetch(List<String> line, Cache cache, PrintStream out) {
        Arguments arguments = Arguments.parse(line, Set.of(), Set.of());
        arguments.atMost(2);
        Product product = Product.named(arguments.word(0, "the product to fetch"));
        String version = arguments.words().size() > 1 ? arguments.words().get(1) : product.defaultVersion();
        out.println(Installation.of(Distributions.find(product, version), cache));
    }
}
