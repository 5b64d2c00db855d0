package dev.rapport.customer;

import dev.rapport.customer.CustomerEvent.CustomerAdded;
import dev.rapport.customer.CustomerEvent.MergeUndone;
import dev.rapport.customer.CustomerEvent.MergedWith;
import dev.rapport.platform.OutsideNews;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What other systems are told of customers by a name of its own. */
@Configuration(proxyBeanMethods = false)
class CustomersForOthers {

    @Bean
    OutsideNews<CustomerAdded> addedForOthers() {
        return OutsideNews.of("customer.added", CustomerAdded.class);
    }

    @Bean
    OutsideNews<MergedWith> mergedForOthers() {
        return OutsideNews.of("customer.merged", MergedWith.class);
    }

    @Bean
    OutsideNews<MergeUndone> partedForOthers() {
        return OutsideNews.of("customer.parted", MergeUndone.class);
    }
}
