package dev.rapport.customer.relations;

import dev.rapport.cases.StoryChapter;
import dev.rapport.cases.StoryChapter.View;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RelationsChapter {

    @Bean
    StoryChapter tellsOfRelations() {
        return StoryChapter.of("relations", View.RELATIONSHIP, RelationEvent.class);
    }
}
