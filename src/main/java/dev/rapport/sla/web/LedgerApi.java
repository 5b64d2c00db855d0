package dev.rapport.sla.web;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Texts;
import dev.rapport.sla.SlaQueries;
import dev.rapport.sla.ledger.Chain;
import dev.rapport.sla.ledger.FaultWords;
import dev.rapport.sla.ledger.LedgerAudit;
import dev.rapport.sla.ledger.LedgerEntries;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ledger of promises: its entries, its closed days, and whether it is as it was written. */
@RestController
@RequestMapping("/api/v1/sla/ledger")
class LedgerApi {

    private static final int LONGEST_PAGE = 200;

    private final LedgerEntries entries;
    private final LedgerAudit audit;
    private final SlaQueries queries;
    private final Access access;
    private final Texts texts;

    LedgerApi(LedgerEntries entries, LedgerAudit audit, SlaQueries queries, Access access, Texts texts) {
        this.entries = entries;
        this.audit = audit;
        this.queries = queries;
        this.access = access;
        this.texts = texts;
    }

    /** Of a subject, by its number or id, or of a chain by its name. */
    @GetMapping("/entries")
    Page<LedgerJson> entries(
            @RequestParam @Nullable String subject,
            @RequestParam @Nullable String chain,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam @Nullable String after) {
        if (limit < 1) throw Refused.invalid("sla.bad-limit", LONGEST_PAGE);
        return entries.of(chain(subject, chain), Math.min(limit, LONGEST_PAGE), after)
                .map(LedgerJson::of);
    }

    @GetMapping("/anchors")
    Page<LedgerJson.Day> anchors() {
        return new Page<>(
                entries.anchors(LONGEST_PAGE).stream().map(LedgerJson.Day::of).toList(), null);
    }

    /** Answers when everything was read, which takes some seconds for each million rows. */
    @ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @PostMapping("/verification")
    LedgerJson.Verified verify() {
        var locale = access.me().locale();
        return LedgerJson.Verified.of(audit.verification().run(rows -> {}), fault -> {
            var words = FaultWords.of(fault);
            return texts.get(locale, words.key(), words.arguments());
        });
    }

    private Chain chain(@Nullable String subject, @Nullable String chain) {
        if (subject != null) return Chain.of(queries.subject(subject));
        if (chain != null) return new Chain(chain);
        throw Refused.invalid("sla.ledger.no-chain");
    }
}
