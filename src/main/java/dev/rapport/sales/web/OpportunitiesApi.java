package dev.rapport.sales.web;

import dev.rapport.access.Access;
import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Money;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import dev.rapport.sales.NewOpportunity;
import dev.rapport.sales.Opportunity;
import dev.rapport.sales.OpportunityDesk;
import dev.rapport.sales.OpportunityFilter;
import dev.rapport.sales.OpportunityFilter.Outcome;
import dev.rapport.sales.OpportunityIntake;
import dev.rapport.sales.OpportunityQueries;
import dev.rapport.sales.OpportunityState;
import dev.rapport.sales.Product;
import dev.rapport.sales.Products;
import dev.rapport.sales.Stage;
import io.swagger.v3.oas.annotations.Operation;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
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
@RequestMapping("/api/v1/opportunities")
class OpportunitiesApi {

    /**
     * An opportunity to be opened.
     *
     * @param amount without one, the product's list price
     * @param team without one, the asker's
     */
    record OpportunityRequest(
            @Nullable String name,
            @Nullable UUID customer,
            @Nullable String product,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable UUID owner,
            @Nullable String team) {}

    /** @param stage a stage such as {@code proposal} */
    record ReopenRequest(@Nullable String stage) {}

    /** An opportunity with all that is known of it. */
    record OpportunityAnswer(
            UUID id,
            String number,
            String name,
            @Nullable UUID customer,
            @Nullable UUID product,
            BigDecimal amount,
            String currency,
            BigDecimal discountPercent,
            String stage,
            @Nullable Instant stageSince,
            Outcome outcome,
            @Nullable String reason,
            UUID owner,
            String team,
            @Nullable UUID lead,
            @Nullable String external,
            Instant openedAt,
            @Nullable Instant closedAt) {

        static OpportunityAnswer of(Opportunity opportunity) {
            var state = opportunity.state();
            return new OpportunityAnswer(
                    opportunity.id().value(),
                    opportunity.number(),
                    opportunity.name(),
                    opportunity.customer() == null
                            ? null
                            : opportunity.customer().value(),
                    opportunity.product() == null ? null : opportunity.product().value(),
                    opportunity.amount().amount(),
                    opportunity.amount().currency().getCurrencyCode(),
                    opportunity.discount().percent(),
                    state.stage().key(),
                    state instanceof OpportunityState.Open open ? open.since() : null,
                    Outcome.of(state),
                    state instanceof OpportunityState.Lost lost ? lost.reason() : null,
                    opportunity.owner().value(),
                    opportunity.team(),
                    opportunity.lead() == null ? null : opportunity.lead().value(),
                    opportunity.external(),
                    opportunity.openedAt(),
                    state.closedAt());
        }
    }

    private final OpportunityIntake intake;
    private final OpportunityDesk desk;
    private final OpportunityQueries queries;
    private final Products products;
    private final Access access;
    private final Staff staff;

    OpportunitiesApi(
            OpportunityIntake intake,
            OpportunityDesk desk,
            OpportunityQueries queries,
            Products products,
            Access access,
            Staff staff) {
        this.intake = intake;
        this.desk = desk;
        this.queries = queries;
        this.products = products;
        this.access = access;
        this.staff = staff;
    }

    @ForRoles({Role.SALES, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping
    @Operation(summary = "Open an opportunity in prospecting")
    ResponseEntity<OpportunityAnswer> create(@RequestBody OpportunityRequest request) {
        var opened = intake.open(asked(request));
        return ResponseEntity.created(URI.create("/api/v1/opportunities/" + opened.number()))
                .body(OpportunityAnswer.of(opened));
    }

    @ForRoles({Role.SALES, Role.MANAGER, Role.ADMIN})
    @PostMapping("/{opportunity}/reopen")
    @Operation(summary = "Take a lost opportunity up again, at a stage")
    OpportunityAnswer reopen(@PathVariable String opportunity, @RequestBody ReopenRequest request) {
        var stage = request.stage();
        if (stage == null) throw Refused.invalid("sales.no-such-stage", "");
        return OpportunityAnswer.of(desk.reopen(opportunity, Stage.of(stage)));
    }

    @GetMapping("/{opportunity}")
    @Operation(summary = "An opportunity by its number or id")
    OpportunityAnswer get(@PathVariable String opportunity) {
        return OpportunityAnswer.of(queries.get(opportunity));
    }

    @GetMapping
    @Operation(summary = "The opportunities you may see, newest first")
    Page<OpportunityAnswer> list(
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam(required = false) @Nullable Outcome outcome,
            @RequestParam(required = false) @Nullable UUID owner,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        var filter = new OpportunityFilter(
                text, stage == null ? null : Stage.of(stage), outcome, owner == null ? null : new UserId(owner));
        return queries.list(filter, limit, after).map(OpportunityAnswer::of);
    }

    private NewOpportunity asked(OpportunityRequest request) {
        var name = request.name();
        if (name == null) throw Refused.invalid("sales.bad-name");
        var product = product(request.product());
        return new NewOpportunity(
                name,
                request.customer() == null ? null : new CustomerId(request.customer()),
                product == null ? null : product.id(),
                amount(request, product),
                owner(request),
                team(request),
                null);
    }

    private @Nullable Product product(@Nullable String name) {
        if (name == null) return null;
        return products.named(name).orElseThrow(() -> Refused.invalid("sales.no-such-product", name));
    }

    private static Money amount(OpportunityRequest request, @Nullable Product product) {
        var amount = request.amount();
        var currency = request.currency();
        if (amount != null && currency != null) return Money.written(amount, currency);
        if (product == null) throw Refused.invalid("sales.amount-missing");
        return amount == null
                ? product.price()
                : Money.written(amount, product.price().currency().getCurrencyCode());
    }

    private UserId owner(OpportunityRequest request) {
        var owner = request.owner();
        return owner == null ? access.me().id() : new UserId(owner);
    }

    private String team(OpportunityRequest request) {
        var team = request.team();
        if (team != null && staff.team(team).isEmpty()) throw Refused.invalid("sales.no-such-team", team);
        if (team != null) return team;
        return access.current().stream()
                .flatMap(person -> person.teams().stream())
                .filter(key -> key.startsWith("sales"))
                .max(String::compareTo)
                .orElse("sales");
    }
}
