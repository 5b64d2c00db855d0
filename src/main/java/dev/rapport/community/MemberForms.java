package dev.rapport.community;

import dev.rapport.access.Access;
import dev.rapport.access.Person;
import dev.rapport.customer.Consents;
import dev.rapport.customer.CustomerCard;
import dev.rapport.customer.Customers;
import dev.rapport.customer.Purpose;
import dev.rapport.engine.FormData;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.Texts;
import dev.rapport.rules.Decision.Reason;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the forms of members show. */
@Component
class MemberForms implements FormData {

    private final Members members;
    private final Customers customers;
    private final Consents consents;
    private final Access access;
    private final Texts texts;

    MemberForms(Members members, Customers customers, Consents consents, Access access, Texts texts) {
        this.consents = consents;
        this.access = access;
        this.members = members;
        this.customers = customers;
        this.texts = texts;
    }

    @Override
    public Set<String> processes() {
        return Set.of("community-activation");
    }

    @Override
    public Map<String, Object> of(SubjectId subject, String elementId) {
        var member = members.byId(subject).orElseThrow();
        var language = access.current().map(Person::locale).orElse(Locale.ENGLISH);
        var activity = member.activity();
        var why = activity == null
                ? ""
                : activity.reasons().stream()
                        .map(because -> "• " + new Reason("", 0, because, null).because(language))
                        .collect(Collectors.joining("\n"));
        return Map.of(
                "name",
                        customers
                                .card(member.customer())
                                .map(CustomerCard::name)
                                .orElse("–"),
                "group", member.group(),
                "channel", texts.get(language, "word.channel." + member.channel()),
                "standing",
                        texts.get(
                                language,
                                "word.ContactStanding."
                                        + consents.standing(member.customer(), Purpose.MARKETING, member.channel())),
                "attempt", member.attempts() + 1,
                "reasons", why);
    }
}
