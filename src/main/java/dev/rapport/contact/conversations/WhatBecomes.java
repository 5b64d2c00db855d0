package dev.rapport.contact.conversations;

import dev.rapport.cases.Subject;
import dev.rapport.cases.Subjects;
import dev.rapport.contact.CaseFromWords;
import dev.rapport.contact.CaseFromWords.Otherwise;
import dev.rapport.contact.inbound.Heard;
import dev.rapport.customer.CustomerCard;
import dev.rapport.customer.Customers;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Phrases;
import dev.rapport.rules.Rules;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets the rulebook say what becomes of what somebody wrote. */
@Component
class WhatBecomes {

    private static final String RESULT = "becomes";
    private static final String TEAM = "team";
    private static final int MOST_CASES = 50;
    private static final String BY_ACCOUNT = "the account says so | 按渠道账号的设置";

    /**
     * What is to be done.
     *
     * @param what name of a {@link CaseFromWords}, or one of {@link Otherwise}
     * @param because the sentence of the rule, in both languages
     * @param team key of the team that looks after the conversation, if the rules say so
     */
    record Outcome(
            String what, @Nullable String because, @Nullable String team) {

        Outcome(Otherwise what, @Nullable String because) {
            this(what.word(), because, null);
        }

        boolean is(Otherwise otherwise) {
            return what.equals(otherwise.word());
        }
    }

    private final Rules rules;
    private final Customers customers;
    private final Subjects subjects;
    private final CasesFromWords kinds;

    WhatBecomes(Rules rules, Customers customers, Subjects subjects, CasesFromWords kinds) {
        this.rules = rules;
        this.customers = customers;
        this.subjects = subjects;
        this.kinds = kinds;
    }

    Outcome of(Heard heard, WhoWrote who) {
        var said = heard.facts().get(Heard.BECOMES);
        if (said != null && !heard.automatic() && kinds.named(said).isPresent())
            return new Outcome(said, BY_ACCOUNT, null);
        var customer = who.customer();
        var heading = Objects.requireNonNullElse(heard.heading(), "");
        var facts = new InboundFacts(
                heard.channel().word(),
                Phrases.prepared(heading + " " + heard.text()),
                who.certainty().name().toLowerCase(Locale.ROOT),
                customer == null
                        ? null
                        : customers.card(customer).map(CustomerCard::tier).orElse(null),
                customer == null ? 0 : talkedAbout(customer).size(),
                heard.automatic());
        var decision = rules.decide(ConversationKind.RULEBOOK, List.of(facts));
        var because = decision.reasonsFor(RESULT).stream()
                .findFirst()
                .map(reason -> reason.because())
                .orElse(null);
        var what = decision.text(RESULT);
        return new Outcome(what == null ? Otherwise.PEOPLE.word() : what, because, decision.text(TEAM));
    }

    /** The open cases of a customer that can be talked about, the newest first. */
    List<Subject> talkedAbout(CustomerId customer) {
        return subjects.of(customer, MOST_CASES, null).items().stream()
                .filter(Subject::isOpen)
                .filter(one -> kinds.of(one).isPresent())
                .toList();
    }
}
