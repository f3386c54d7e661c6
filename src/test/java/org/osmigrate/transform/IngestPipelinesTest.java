package org.osmigrate.transform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IngestPipelinesTest {

    private static final TargetFeatures TARGET =
            new TargetFeatures(Set.of(), Set.of("set", "foreach", "script", "pipeline"));
    private static final ObjectNode NESTED = json("""
            {"processors":[
              {"set":{"field":"a","value":1,"on_failure":[{"inference":{"model_id":"m"}}]}},
              {"foreach":{"field":"l","processor":{"enrich":{"policy_name":"p"}}}},
              {"pipeline":{"name":"inner"}},{"pipeline":{"name":"{{which}}"}},{"script":{"id":"stored"}}],
             "on_failure":[{"pipeline":{"name":"rescue"}}]}""");

    @Test
    void processorsThatTheTargetLacksAreNamedWhereverTheyAre() {
        assertThat(IngestPipelines.rewrite(NESTED, TARGET).refusal())
                .contains("processors[0].set.on_failure[0].inference: the target has no processor inference; ")
                .contains("processors[1].foreach.processor.enrich: the target has no processor enrich; ");
    }

    @Test
    void aTargetThatDoesNotTellItsProcessorsIsNotGuessedAt() {
        assertThat(IngestPipelines.rewrite(NESTED, TargetFeatures.NONE).refusal())
                .isEmpty();
    }

    @Test
    void whatAPipelineRefersToIsFoundWhereverItIs() {
        assertThat(Processors.calledPipelines(NESTED)).containsExactly("inner", "rescue");
        assertThat(Processors.storedScripts(NESTED)).containsExactly("stored");
    }

    @Test
    void keysThatOpenSearchDoesNotKnowAreLeftOut() {
        ObjectRewrite rewritten = IngestPipelines.rewrite(
                json("{\"description\":\"d\",\"version\":3,\"_meta\":{\"a\":1},\"deprecated\":true,\"processors\":[]}"),
                TARGET);

        assertThat(rewritten.body()).isEqualTo(json("{\"description\":\"d\",\"version\":3,\"processors\":[]}"));
        assertThat(rewritten.findings()).hasSize(2).allMatch(Finding.Change.class::isInstance);
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
