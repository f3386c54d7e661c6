package org.osmigrate.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osmigrate.failure.CheckFailed;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.storage.RepositoryLocation;

class RegisteredRepositoryTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'fs','settings':{'location':'/mnt/r'}}|/mnt/r",
                "{'type':'url','settings':{'url':'https://h/r'}}|https://h/r",
                "{'type':'url','settings':{'url':'file:/mnt/r/'}}|/mnt/r/",
                "{'type':'s3','settings':{'bucket':'b'}}|s3://b",
                "{'type':'s3','settings':{'bucket':'b','base_path':'/a/b/'}}|s3://b/a/b",
                "{'type':'gcs','settings':{'bucket':'b','base_path':'p'}}|gs://b/p",
                "{'type':'azure','settings':{'container':'c','base_path':'p'}}|azblob://c/p",
                "{'type':'azure','settings':{}}|azblob://elasticsearch-snapshots",
            })
    void aRegisteredRepositoryHasALocation(String definition, String location) throws Exception {
        RegisteredRepository repository = repository(definition);

        assertThat(repository.location()).isEqualTo(location);
        assertThat(repository.isAt(RepositoryLocation.parse(location))).isTrue();
        assertThat(repository.isAt(RepositoryLocation.parse("s3://other"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'hdfs','settings':{'uri':'hdfs://n/x'}}",
                "{'type':'fs','settings':{'location':'relative'}}",
                "{'type':'s3','settings':{'secret_key':'hunter2'}}",
            })
    void oneThatIsNotReadIsNamedWithoutItsSettings(String definition) throws Exception {
        RegisteredRepository repository = repository(definition);

        assertThatThrownBy(repository::location)
                .isInstanceOf(CheckFailed.class)
                .hasMessageContaining("repository r at the source")
                .hasMessageNotContaining("hunter2");
        assertThat(repository.isAt(RepositoryLocation.parse("/mnt/r"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"/mnt/r", "s3://b/a/b", "s3://b", "gs://b/p", "azblob://c/p"})
    void whatIsRegisteredIsFoundAgain(String location) {
        RepositoryLocation parsed = RepositoryLocation.parse(location);

        assertThat(new RegisteredRepository("r", RegisteredRepository.definition(parsed)).isAt(parsed))
                .isTrue();
    }

    @Test
    void aWebServerIsNotWrittenTo() {
        assertThatThrownBy(() -> RegisteredRepository.definition(RepositoryLocation.parse("https://h/r")))
                .isInstanceOf(ConfigurationInvalid.class);
    }

    private static RegisteredRepository repository(String definition) throws Exception {
        JsonNode json = new ObjectMapper().readTree(definition.replace('\'', '"'));
        return new RegisteredRepository("r", json);
    }
}
