package dev.rapport.planted.visit;

import dev.rapport.access.Access;
import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Role;
import dev.rapport.cases.Cases;
import dev.rapport.customer.Customers;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/visits")
class VisitsApi {

    record VisitRequest(@Nullable String customer, @Nullable String why) {}

    record VisitAnswer(String number, String why) {}

    private final Visits visits;
    private final Cases cases;
    private final Customers customers;
    private final Access access;

    VisitsApi(Visits visits, Cases cases, Customers customers, Access access) {
        this.visits = visits;
        this.cases = cases;
        this.customers = customers;
        this.access = access;
    }

    @ForRoles({Role.SERVICE, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping
    ResponseEntity<VisitAnswer> plan(@RequestBody VisitRequest request) {
        var customer = request.customer();
        var why = request.why();
        if (customer == null || why == null) throw Refused.invalid("import.missing", "customer, why");
        customers.require(CustomerId.of(customer));
        var me = access.me();
        var visit = visits.plan(
                CustomerId.of(customer), why, me.id(), me.teams().iterator().next());
        var number = visits.number(visit);
        return ResponseEntity.created(URI.create("/api/v1/visits/" + number)).body(new VisitAnswer(number, why));
    }

    @ForThoseConcerned
    @GetMapping("/{visit}")
    VisitAnswer get(@PathVariable String visit) {
        var found = cases.find(visit);
        if (!found.kind().equals(VisitKind.VISIT.name())) throw Refused.notFound("error.no-such-id", visit);
        return new VisitAnswer(found.number(), found.title());
    }
}
