package dev.rapport.contact.posts;

import dev.rapport.contact.conversations.WhoWrote;
import dev.rapport.customer.CustomerCard;
import dev.rapport.customer.Customers;
import dev.rapport.platform.Phrases;
import dev.rapport.platform.Word;
import dev.rapport.rules.Decision;
import dev.rapport.rules.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets the rulebook say how what is said in public sounds, and what is to be done. */
@Component
class PostJudging {

    static final String RULEBOOK = "post";
    static final String MOOD = "mood";
    static final String DEED = "deed";

    /** What the rules say, with their sentences in both languages. */
    record Judgement(
            Mood mood,
            @Nullable String moodBecause,
            PostDeed deed,
            @Nullable String deedBecause) {}

    private final Rules rules;
    private final Customers customers;

    PostJudging(Rules rules, Customers customers) {
        this.rules = rules;
        this.customers = customers;
    }

    Judgement of(PublicPost post, WhoWrote who, Instant writtenAt, Instant now) {
        var customer = who.customer();
        var facts = new PostFacts(
                post.channel().word(),
                post.kind().word(),
                Phrases.prepared(post.words()),
                who.certainty().name().toLowerCase(Locale.ROOT),
                customer == null
                        ? null
                        : customers.card(customer).map(CustomerCard::tier).orElse(null),
                Objects.requireNonNullElse(post.reach(), 0L),
                Duration.between(writtenAt, now).toDays(),
                "");
        var heard = rules.decide(RULEBOOK, List.of(facts));
        var mood = mood(heard);
        var decided = rules.decide(RULEBOOK, List.of(facts.with(mood)));
        return new Judgement(mood, because(heard, MOOD), deed(decided), because(decided, DEED));
    }

    /** Where no rule says it, it sounds like nothing. */
    static Mood mood(Decision decision) {
        var said = decision.text(MOOD);
        return said == null ? Mood.NEUTRAL : Word.parse(Mood.class, said);
    }

    /** Where no rule says it, people read it. */
    static PostDeed deed(Decision decision) {
        var said = decision.text(DEED);
        return said == null ? PostDeed.READ : Word.parse(PostDeed.class, said);
    }

    private static @Nullable String because(Decision decision, String result) {
        return decision.reasonsFor(result).stream()
                .filter(reason -> result.equals(reason.result()))
                .findFirst()
                .map(Decision.Reason::because)
                .orElse(null);
    }
}
