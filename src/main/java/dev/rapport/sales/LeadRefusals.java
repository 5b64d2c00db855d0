package dev.rapport.sales;

import dev.rapport.customer.Consents.Refusal;
import dev.rapport.imports.ContactRefusals;
import dev.rapport.imports.ImportRow;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** By which channels a lead must not be contacted, as facts of the lead, until a customer is known whose no it is. */
final class LeadRefusals {

    private static final Map<Channel, String> FACTS =
            Map.of(Channel.EMAIL, "doNotEmail", Channel.PHONE, "doNotCall", Channel.SMS, "doNotSms");
    private static final String FILE = "importFile";
    private static final String LINE = "importLine";
    private static final String YES = "Yes";

    private LeadRefusals() {}

    /** Nothing where the row forbids nothing. */
    static Map<String, String> of(ImportRow row) {
        var facts = new HashMap<String, String>();
        ContactRefusals.of(row).forEach(channel -> facts.put(Objects.requireNonNull(FACTS.get(channel)), YES));
        if (facts.isEmpty() || row.file() == null) return facts;
        facts.put(FILE, row.file());
        facts.put(LINE, String.valueOf(row.line()));
        return facts;
    }

    /** Of these facts, those that forbid something and where that is said. */
    static Map<String, String> in(Map<String, String> facts) {
        var kept = facts.entrySet().stream()
                .filter(fact -> FACTS.containsValue(fact.getKey()) && LeadScoring.yes(facts, fact.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, fact -> YES));
        if (kept.isEmpty()) return kept;
        for (var where : List.of(FILE, LINE)) {
            var said = facts.get(where);
            if (said != null) kept.put(where, said);
        }
        return kept;
    }

    static List<Refusal> of(Lead lead, CustomerId customer) {
        var facts = lead.origin().facts();
        var line = facts.get(LINE);
        return FACTS.entrySet().stream()
                .filter(fact -> LeadScoring.yes(facts, fact.getValue()))
                .map(fact -> new Refusal(
                        customer,
                        fact.getKey(),
                        facts.get(FILE),
                        line == null ? 0 : Long.parseLong(line),
                        lead.createdAt()))
                .toList();
    }
}
