package org.osmigrate.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DistributionsTest {

    @Test
    void everyProductHasItsDefaultVersion() {
        assertThat(Arrays.asList(Product.values()))
                .allSatisfy(product -> assertThat(Distributions.find(product, product.defaultVersion())
                                .version())
                        .isEqualTo(product.defaultVersion()));
    }

    @Test
    void anUnknownVersionIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> Distributions.find(Product.OPENSEARCH, "9.9.9"))
                .isInstanceOf(ServerFailure.class)
                .hasMessageContaining("9.9.9")
                .hasMessageContaining("3.8.0")
                .extracting(failure -> ((ServerFailure) failure).exitCode())
                .isEqualTo(2);
    }

    @Test
    void anotherRecipeIsAnotherFolder() {
        assertThat(Distributions.all().stream().map(Distribution::key)).doesNotHaveDuplicates();
        assertThat(Distributions.find(Product.S3, "4.1.0").key())
                .isEqualTo(Distributions.find(Product.S3, "4.1.0").key());
    }

    @Test
    void eachEngineRunsOnAJavaItKnows() {
        assertThat(Distributions.find(Product.ELASTICSEARCH, "1.7.6").maxJdk()).isEqualTo(17);
        assertThat(Distributions.find(Product.ELASTICSEARCH, "6.8.23").maxJdk()).isEqualTo(17);
        assertThat(Distributions.find(Product.ELASTICSEARCH, "7.10.2").maxJdk()).isEqualTo(23);
        assertThat(Distributions.find(Product.ELASTICSEARCH, "9.5.3").minJdk()).isEqualTo(21);
        assertThat(Distributions.find(Product.OPENSEARCH, "2.19.6").maxJdk()).isEqualTo(23);
        assertThat(Distributions.find(Product.OPENSEARCH, "3.8.0").minJdk()).isEqualTo(21);
    }
}
