package dev.rapport.access;

import static dev.rapport.platform.ErasedRows.deleted;

import dev.rapport.platform.ErasesCustomer;
import dev.rapport.platform.SoughtWords;
import dev.rapport.platform.SoughtWords.Kind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Answers that are kept for a day, and filters that people saved with a name in them. */
@Configuration(proxyBeanMethods = false)
class AnswersErased {

    @Bean
    ErasesCustomer answersOfErasedCustomers() {
        return new ErasesCustomer(
                        deleted("kept_answer", """
                        concat_ws(' ', path, location, body) ~* :pattern
                            or exists (
                                select
                                from unnest(cast(:customers as uuid[]) || cast(:cases as uuid[])) as one (id)
                                where strpos(concat_ws(' ', path, location, body), cast(one.id as text)) > 0)
                        """),
                        deleted("saved_filter", "concat_ws(' ', name, address) ~* :pattern"))
                // colleagues are called as customers are, too
                .soughtBy(SoughtWords.of(Kind.NAME, "select '' where false").sharedBy("""
                        select word
                        from unnest(cast(:words as text[])) as word
                        join app_user on lower(app_user.name) = lower(word)
                        """));
    }
}
