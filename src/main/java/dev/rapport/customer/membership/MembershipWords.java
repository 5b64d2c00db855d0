package dev.rapport.customer.membership;

import dev.rapport.cases.TrailWord;
import dev.rapport.platform.WrittenTime;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.BiFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What levels and days are called in stories. */
@Configuration(proxyBeanMethods = false)
class MembershipWords {

    private record Said(String name, BiFunction<String, Locale, String> words) implements TrailWord {

        @Override
        public String say(String value, Locale locale) {
            return words.apply(value, locale);
        }
    }

    @Bean
    TrailWord membershipInStories(KnownLevels levels) {
        return new Said("membership", levels::label);
    }

    @Bean
    TrailWord membershipBeforeInStories(KnownLevels levels) {
        return new Said("membershipBefore", levels::label);
    }

    @Bean
    TrailWord membershipUntilInStories() {
        return new Said("membershipUntil", (day, locale) -> WrittenTime.day(LocalDate.parse(day), locale));
    }
}
