package org.osmigrate;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The rules of docs/architecture.md: who may import whom, and which library lives where. */
@AnalyzeClasses(packages = "org.osmigrate", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "org.osmigrate";
    private static final List<String> VOCABULARY = List.of("failure", "version", "selection");
    private static final List<String> SETTINGS_OWNERS =
            List.of("cluster", "snapshot", "metadata", "backfill", "verify", "work", "storage", "transform", "traffic");

    private static final Map<String, List<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("failure", List.of()),
            Map.entry("version", List.of()),
            Map.entry("selection", List.of()),
            Map.entry("storage", List.of()),
            Map.entry("lucene", List.of()),
            Map.entry("cluster", List.of()),
            Map.entry("transform", List.of()),
            Map.entry("report", List.of()),
            Map.entry("dashboards", List.of("report")),
            Map.entry("traffic", List.of("storage")),
            Map.entry("capture", List.of("traffic", "work", "report")),
            Map.entry("snapshot", List.of("storage")),
            Map.entry("work", List.of("cluster")),
            Map.entry("reconstruct", List.of("lucene", "transform")),
            Map.entry("metadata", List.of("snapshot", "transform", "reconstruct", "cluster", "work", "report")),
            Map.entry(
                    "backfill",
                    List.of("snapshot", "lucene", "transform", "reconstruct", "cluster", "work", "storage", "report")),
            Map.entry("verify", List.of("snapshot", "lucene", "transform", "reconstruct", "cluster", "work", "report")),
            Map.entry("config", SETTINGS_OWNERS),
            Map.entry(
                    "console",
                    List.of(
                            "metadata",
                            "backfill",
                            "verify",
                            "config",
                            "cluster",
                            "snapshot",
                            "storage",
                            "work",
                            "report")));

    @ArchTest
    static void everyPackageImportsOnlyWhatItMay(JavaClasses classes) {
        MAY_IMPORT.forEach((name, allowed) -> {
            Set<String> forbidden = new HashSet<>(MAY_IMPORT.keySet());
            forbidden.add("cli");
            forbidden.removeAll(allowed);
            VOCABULARY.forEach(forbidden::remove);
            forbidden.remove(name);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + name + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(packages(forbidden))
                    .allowEmptyShould(true)
                    .check(classes);
        });
    }

    @ArchTest
    static final ArchRule noCycles =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    /** The directory of a shard is handed from the snapshot to the reader by whoever reads documents. */
    @ArchTest
    static final ArchRule luceneStaysHome = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".lucene..", ROOT + ".snapshot..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("org.apache.lucene..").and(not(type(org.apache.lucene.store.Directory.class))));

    @ArchTest
    static final ArchRule directoriesArePassedByReadersAlone = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".lucene..", ROOT + ".snapshot..", ROOT + ".backfill..", ROOT + ".verify..")
            .should()
            .dependOnClassesThat(type(org.apache.lucene.store.Directory.class));

    @ArchTest
    static final ArchRule openSearchClientStaysHome = onlyIn("org.opensearch..", "cluster");

    /** Signing of requests to a cluster is the one thing of a cloud outside of storage. */
    @ArchTest
    static final ArchRule cloudSdksStayHome = onlyIn("software.amazon..", "storage", "cluster");

    @ArchTest
    static final ArchRule kafkaStaysHome = onlyIn("org.apache.kafka..", "traffic");

    @ArchTest
    static final ArchRule codedStreamsStayHome = onlyIn("com.google.protobuf..", "traffic");

    @ArchTest
    static final ArchRule programsOfUsersStayHome = onlyIn("com.schibsted..", "transform");

    @ArchTest
    static final ArchRule picocliStaysHome = onlyIn("picocli..", "cli");

    @ArchTest
    static final ArchRule luceneIsReadThroughFormatClasses = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.apache.lucene.index.DirectoryReader")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.apache.lucene.store.MMapDirectory")
            .orShould()
            .callMethod(org.apache.lucene.codecs.Codec.class, "forName", String.class);

    @ArchTest
    static final ArchRule noJavaUtilLogging =
            noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");

    @ArchTest
    static void everyPackageIsInTheTable(JavaClasses classes) throws Exception {
        try (Stream<Path> packages = Files.list(Path.of("src/main/java/org/osmigrate"))) {
            assertThat(packages.filter(Files::isDirectory)
                            .map(path -> path.getFileName().toString()))
                    .allSatisfy(name -> assertThat(name.equals("cli") || MAY_IMPORT.containsKey(name))
                            .as("package %s has rules", name)
                            .isTrue());
        }
        assertThat(classes).isNotEmpty();
    }

    private static ArchRule onlyIn(String library, String... homes) {
        String[] allowed =
                Arrays.stream(homes).map(home -> ROOT + "." + home + "..").toArray(String[]::new);
        return noClasses()
                .that()
                .resideOutsideOfPackages(allowed)
                .and()
                .resideInAPackage(ROOT + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    private static String[] packages(Set<String> names) {
        return names.stream().map(name -> ROOT + "." + name + "..").toArray(String[]::new);
    }
}
