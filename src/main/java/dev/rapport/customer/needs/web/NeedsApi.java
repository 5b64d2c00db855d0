package dev.rapport.customer.needs.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.customer.needs.BudgetStanding;
import dev.rapport.customer.needs.Needs;
import dev.rapport.customer.needs.NewNeed;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Money;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.Word;
import io.swagger.v3.oas.annotations.Operation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/customers/{id}/needs")
class NeedsApi {

    /**
     * @param standing of the budget: unknown, wished, planned, approved or none
     * @param language two letters, such as zh
     */
    record NeedRequest(
            @Nullable String interest,
            @Nullable BigDecimal budget,
            @Nullable String currency,
            @Nullable String standing,
            @Nullable LocalDate neededBy,
            @Nullable String language,
            @Nullable String words) {

        NewNeed told() {
            return new NewNeed(
                    Objects.requireNonNullElse(interest, ""),
                    money(),
                    standing == null ? BudgetStanding.UNKNOWN : Word.parse(BudgetStanding.class, standing),
                    neededBy,
                    language,
                    words);
        }

        private @Nullable Money money() {
            if (budget == null) {
                if (currency != null) throw Refused.unfit("needs.currency-without-budget");
                return null;
            }
            if (currency == null) throw Refused.unfit("purchase.currency-missing");
            return Money.written(budget, currency);
        }
    }

    /** @param version to be sent as If-Match by whoever changes it */
    record NeedAnswer(
            UUID id,
            String interest,
            @Nullable BigDecimal budget,
            @Nullable String currency,
            String standing,
            @Nullable LocalDate neededBy,
            @Nullable String language,
            @Nullable String words,
            String version) {

        static NeedAnswer of(Needs.Known known) {
            var need = known.masked();
            var money = need.money();
            return new NeedAnswer(
                    need.id(),
                    need.interest(),
                    money == null ? null : money.amount(),
                    need.currency(),
                    need.standing().word(),
                    need.neededBy(),
                    need.language(),
                    need.words(),
                    known.revision().mark());
        }
    }

    record AddedNeed(UUID id) {}

    private final Needs needs;

    NeedsApi(Needs needs) {
        this.needs = needs;
    }

    @GetMapping
    @Operation(summary = "What a customer needs, the newest first")
    Page<NeedAnswer> list(@PathVariable String id) {
        return new Page<>(needs.of(CustomerId.of(id)), null).map(NeedAnswer::of);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Take down what a customer needs")
    AddedNeed add(@PathVariable String id, @RequestBody NeedRequest request) {
        return new AddedNeed(needs.add(CustomerId.of(id), request.told()));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Replaces
    @PutMapping("/{need}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Say it otherwise; undone by the customer's history")
    void change(
            @PathVariable String id,
            @PathVariable String need,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String read,
            @RequestBody NeedRequest request) {
        var revision = Revision.ifMatch(read);
        needs.change(CustomerId.of(id), Ids.parse(need), request.told(), revision);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Replaces
    @DeleteMapping("/{need}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "It is not needed any more; undone by the customer's history")
    void remove(
            @PathVariable String id,
            @PathVariable String need,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String read) {
        needs.remove(CustomerId.of(id), Ids.parse(need), Revision.ifMatch(read));
    }
}
