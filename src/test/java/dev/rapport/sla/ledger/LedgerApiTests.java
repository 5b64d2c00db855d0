package dev.rapport.sla.ledger;

import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.platform.SubjectId;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaEvent.Kind;
import dev.rapport.sla.SlaFacts;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class LedgerApiTests {

    @Autowired
    Api api;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Sla sla;

    private Person auditor;

    @BeforeEach
    void logIn() {
        auditor = colleagues.join(null, Role.AUDITOR);
    }

    @Test
    void verifiesTheLedgerAndNotesThatItDid() throws Exception {
        api.ask(auditor, post("/api/v1/sla/ledger/verification"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.faults", is(List.of())))
                .andExpect(jsonPath("$.intact").value(true))
                .andExpect(jsonPath("$.rows", greaterThan(0)))
                .andExpect(jsonPath("$.lastAnchor.hash").isString());
        api.ask(auditor, get("/api/v1/sla/ledger/entries?chain=verification&limit=200"))
                .andExpect(jsonPath("$.items[-1].kind").value("verified"))
                .andExpect(jsonPath("$.items[-1].by").value(auditor.id().toString()))
                .andExpect(jsonPath("$.items[-1].body.intact").value(true));
    }

    @Test
    void givesTheEntriesOfASubjectPageByPage() throws Exception {
        var subject = SubjectId.next();
        sla.open(
                subject,
                null,
                SlaFacts.of("ticket"),
                List.of(SlaEvent.of(Instant.parse("2026-01-05T09:00:00Z"), Kind.OPENED)),
                true);
        api.ask(auditor, get("/api/v1/sla/ledger/entries?limit=1&subject=" + subject))
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.items[0].kind").value("opened"))
                .andExpect(jsonPath("$.items[0].body.facts.caseType").value("ticket"))
                .andExpect(jsonPath("$.next").isString());
        api.ask(auditor, get("/api/v1/sla/ledger/entries?limit=0&subject=" + subject))
                .andExpect(status().isBadRequest());
        api.ask(auditor, get("/api/v1/sla/ledger/entries")).andExpect(status().isBadRequest());
    }

    @Test
    void refusesThoseWhoSeeOnlyTheirOwnWork() throws Exception {
        var seller = colleagues.join(null, Role.SALES);
        api.ask(seller, post("/api/v1/sla/ledger/verification")).andExpect(status().isForbidden());
        api.ask(seller, get("/api/v1/sla/ledger/anchors")).andExpect(status().isForbidden());
        api.ask(seller, get("/api/v1/sla/ledger/entries?chain=policy")).andExpect(status().isForbidden());
    }
}
