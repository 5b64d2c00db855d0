package dev.rapport.customer.purchases;

import dev.rapport.cases.StoryChapter;
import dev.rapport.cases.StoryChapter.View;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PurchasesChapter {

    @Bean
    StoryChapter tellsOfPurchases() {
        return StoryChapter.of("purchases", View.TRADE, PurchaseEvent.class);
    }
}
