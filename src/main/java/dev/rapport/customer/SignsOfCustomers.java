package dev.rapport.customer;

import dev.rapport.platform.SignOfLife;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whoever bought lately, uses something under contract or warranty, or can be reached in a new way is needed. */
@Configuration(proxyBeanMethods = false)
class SignsOfCustomers {

    @Bean
    SignOfLife boughtLately() {
        return new SignOfLife(
                "purchase",
                "purchase.customer_id = one.id and (purchase.day > cast(:since as date) or purchase.made_at > :since)");
    }

    @Bean
    SignOfLife usesSomething() {
        return new SignOfLife("used_product", """
                used_product.customer_id = one.id
                and greatest(used_product.contract_until, used_product.warranty_until, cast(used_product.noted_at as date))
                    > cast(:since as date)
                """);
    }

    @Bean
    SignOfLife reachedInANewWay() {
        return new SignOfLife(
                "contact_point", "contact_point.customer_id = one.id and contact_point.added_at > :since");
    }
}
