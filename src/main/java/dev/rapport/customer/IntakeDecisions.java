package dev.rapport.customer;

import dev.rapport.customer.fields.FactFields;
import dev.rapport.imports.Existing;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides whom rows of files mean, and what of what they say counts. Changes nothing. */
@Component
class IntakeDecisions {

    private final Customers customers;
    private final FirmRows firmRows;
    private final KnownPeople people;
    private final FactFields fields;
    private final Tiers tiers;

    IntakeDecisions(Customers customers, FirmRows firmRows, KnownPeople people, FactFields fields, Tiers tiers) {
        this.customers = customers;
        this.firmRows = firmRows;
        this.people = people;
        this.fields = fields;
        this.tiers = tiers;
    }

    List<DecidedRow> decide(List<ToldCustomer> told) {
        var here = firmRows.called(told);
        var reached = firmRows.reached(told);
        var known = people.of(told);
        var terms = firmRows.lockedTerms(Stream.of(
                        here.stream().map(CustomersMeant.Account::id),
                        reached.stream().map(FirmRows.Reached::id),
                        known.values().stream())
                .flatMap(Function.identity())
                .distinct()
                .toList());
        var parents =
                told.stream().map(ToldCustomer::parent).filter(Objects::nonNull).toList();
        var meant =
                new CustomersMeant(here, parents.isEmpty() ? Map.of() : customers.firmsNamed(parents), reached, known);
        var decided = new ArrayList<DecidedRow>();
        for (var one : told) {
            try {
                decided.add(new DecidedRow(one, decide(one, meant, terms), null));
            } catch (Refused why) {
                decided.add(new DecidedRow(one, null, why));
            }
        }
        return decided;
    }

    /** Absent when it is here and passed over. */
    private @Nullable MeantCustomer decide(
            ToldCustomer told, CustomersMeant meant, Map<CustomerId, CustomerTerms> known) {
        var here = meant.customer(told);
        if (here.isPresent() && existing(told) == Existing.SKIP) return null;
        if (here.isEmpty())
            fields.requireNeeded(told.customer().kind(), told.customer().facts().keySet());
        var id = here.orElseGet(CustomerId::next);
        var was = known.getOrDefault(id, CustomerTerms.USUAL);
        var terms = told.terms(was);
        if (!terms.tier().equals(was.tier())) terms = terms.in(tiers.require(terms.tier()));
        var itself = here.isEmpty()
                && told.parent() != null
                && NameKey.of(told.parent()).equals(told.key());
        var parent = told.parent() == null ? null : itself ? id : meant.parent(told.parent());
        if (here.isEmpty()) meant.comes(told, id);
        return new MeantCustomer(
                told, id, meant.called(told), here.isEmpty(), meant.isMerged(told), was, terms, parent);
    }

    private static Existing existing(ToldCustomer told) {
        return told.row().treatment().existingOr(Existing.OVERWRITE);
    }

    /** Of what rows say of customers that are here, what counts. */
    List<DecidedRow> counting(List<DecidedRow> decided, Map<CustomerId, Map<String, String>> known) {
        var fills = existing(decided.getFirst().told()) == Existing.FILL;
        var kinds = fills ? firmRows.pointKinds(known.keySet()) : Map.<CustomerId, Set<String>>of();
        return decided.stream()
                .map(one -> {
                    var customer = one.customer();
                    if (customer == null || customer.fresh()) return one;
                    var id = customer.id();
                    var told = one.told().unsaid();
                    if (customer.merged()) told = told.adding(known.getOrDefault(id, Map.of()));
                    if (fills) told = told.filling(known.getOrDefault(id, Map.of()), kinds.getOrDefault(id, Set.of()));
                    return new DecidedRow(one.told(), customer.telling(told), null);
                })
                .toList();
    }
}
