package dev.rapport.sales.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.customer.Candidate;
import dev.rapport.platform.HomeRegion;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import dev.rapport.rules.Decision.Reason;
import dev.rapport.sales.Contact;
import dev.rapport.sales.Lead;
import dev.rapport.sales.LeadContact;
import dev.rapport.sales.LeadFilter;
import dev.rapport.sales.LeadIntake;
import dev.rapport.sales.LeadQueries;
import dev.rapport.sales.LeadRow;
import dev.rapport.sales.LeadScore;
import dev.rapport.sales.LeadState;
import dev.rapport.sales.LeadStatus;
import dev.rapport.sales.MayBeMeant;
import dev.rapport.sales.NewLead;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/leads")
class LeadsApi {

    /** A lead to be taken in. */
    record LeadRequest(
            @Nullable String name,
            @Nullable String company,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String source,
            @Nullable String city,
            @Nullable String external,
            @Nullable Map<String, @Nullable String> facts) {}

    /**
     * A lead with all that is known of it; phone and e-mail are masked for those who do not work on it.
     *
     * @param openLeads still worked on, of the same phone, e-mail address or name
     * @param otherOpenLeads how many more there are that the asker may not see
     */
    record LeadAnswer(
            UUID id,
            String number,
            String name,
            @Nullable String company,
            @Nullable String phone,
            @Nullable String extension,
            @Nullable String email,
            @Nullable String source,
            @Nullable String city,
            @Nullable String external,
            Map<String, String> facts,
            LeadStatus status,
            @Nullable Integer score,
            LeadScore.@Nullable Band band,
            List<Reason> reasons,
            @Nullable UUID owner,
            @Nullable String team,
            @Nullable UUID customer,
            List<PossibleCustomer> candidates,
            List<PossibleLead> openLeads,
            int otherOpenLeads,
            @Nullable UUID mergedInto,
            Instant createdAt,
            @Nullable Instant closedAt) {

        static LeadAnswer of(Lead lead, LeadContact contact, MayBeMeant meant) {
            var score = lead.score();
            return new LeadAnswer(
                    lead.id().value(),
                    lead.number(),
                    lead.contact().name(),
                    lead.contact().company(),
                    contact.phone(),
                    contact.extension(),
                    contact.email(),
                    lead.origin().source(),
                    lead.origin().city(),
                    lead.origin().external(),
                    contact.facts(),
                    lead.status(),
                    score == null ? null : score.points(),
                    score == null ? null : score.band(),
                    score == null ? List.of() : score.reasons(),
                    lead.owner().map(UserId::value).orElse(null),
                    lead.team().orElse(null),
                    lead.customer() == null ? null : lead.customer().value(),
                    meant.customers().stream().map(PossibleCustomer::of).toList(),
                    meant.leads().stream().map(PossibleLead::of).toList(),
                    meant.otherLeads(),
                    lead.state() instanceof LeadState.Merged merged
                            ? merged.into().value()
                            : null,
                    lead.createdAt(),
                    lead.closedAt());
        }
    }

    /**
     * A customer who may be the one behind the lead; only a person can tell.
     *
     * @param why what the two share
     */
    record PossibleCustomer(UUID id, String name, List<Candidate.Why> why) {

        static PossibleCustomer of(Candidate candidate) {
            return new PossibleCustomer(candidate.id().value(), candidate.name(), candidate.why());
        }
    }

    /** A lead still worked on that may be of the same person. */
    record PossibleLead(
            UUID id, String number, String name, @Nullable String company) {

        static PossibleLead of(LeadRow row) {
            return new PossibleLead(row.id().value(), row.number(), row.name(), row.company());
        }
    }

    /** A lead in a list. */
    record LeadItem(
            UUID id,
            String number,
            String name,
            @Nullable String company,
            @Nullable String source,
            @Nullable String city,
            LeadStatus status,
            @Nullable Integer score,
            LeadScore.@Nullable Band band,
            @Nullable UUID owner,
            @Nullable String team,
            Instant createdAt) {

        static LeadItem of(LeadRow row) {
            return new LeadItem(
                    row.id().value(),
                    row.number(),
                    row.name(),
                    row.company(),
                    row.source(),
                    row.city(),
                    row.status(),
                    row.points(),
                    row.band(),
                    row.owner() == null ? null : row.owner().value(),
                    row.team(),
                    row.createdAt());
        }
    }

    private final LeadIntake intake;
    private final LeadQueries queries;
    private final String region;

    LeadsApi(LeadIntake intake, LeadQueries queries, HomeRegion home) {
        this.intake = intake;
        this.queries = queries;
        this.region = home.code();
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping
    @Operation(summary = "Take a lead in; it is scored and routed at once")
    ResponseEntity<LeadAnswer> create(@RequestBody LeadRequest request) {
        var lead = intake.open(new NewLead(
                Contact.read(required(request.name()), request.company(), request.phone(), request.email(), region),
                origin(request),
                null));
        return ResponseEntity.created(URI.create("/api/v1/leads/" + lead.number()))
                .body(LeadAnswer.of(lead, queries.told(lead), queries.mayBeMeant(lead)));
    }

    @GetMapping("/{lead}")
    @Operation(summary = "A lead by its number or id")
    LeadAnswer get(@PathVariable String lead) {
        var found = queries.get(lead);
        return LeadAnswer.of(found, queries.contact(found), queries.mayBeMeant(found));
    }

    @GetMapping
    @Operation(summary = "The leads you may see, newest first")
    Page<LeadItem> list(
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable LeadStatus status,
            @RequestParam(required = false) LeadScore.@Nullable Band band,
            @RequestParam(required = false) @Nullable UUID owner,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        var filter = new LeadFilter(text, status, band, owner == null ? null : new UserId(owner));
        return queries.list(filter, limit, after).map(LeadItem::of);
    }

    private static Lead.Origin origin(LeadRequest request) {
        return new Lead.Origin(request.source(), request.city(), request.external(), said(request.facts()));
    }

    /** A fact that is null is not said. */
    private static Map<String, String> said(@Nullable Map<String, @Nullable String> facts) {
        var said = new HashMap<String, String>();
        if (facts != null)
            facts.forEach((name, value) -> {
                if (value != null) said.put(name, value);
            });
        return said;
    }

    private static String required(@Nullable String name) {
        if (name == null) throw Refused.invalid("sales.bad-name");
        return name;
    }
}
