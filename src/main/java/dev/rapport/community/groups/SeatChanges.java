package dev.rapport.community.groups;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the places in a group when its platform says who is in it: who came, who is gone, and who is known otherwise. A
 * customer who is there by several ids is counted once; whom we noted there by hand becomes whom the platform tells of.
 *
 * @param joined those of whom it is to be told that they are in it
 * @param departed those of whom it is to be told that they are no more
 */
record SeatChanges(List<Seat> added, List<Seat> changed, List<Seat> gone, List<Seat> joined, List<Seat> departed) {

    /** @param told all who are there, with the customers that they are */
    static SeatChanges of(List<Seat> living, List<Seat> told) {
        return new Fold(living, told).fold();
    }

    private static final class Fold {

        private final List<Seat> told;
        private final List<Seat> gone;
        private final Map<String, Seat> seated;
        private final Map<UUID, Seat> byHand;
        private final Map<UUID, UUID> counted = new HashMap<>();
        private final List<Seat> added = new ArrayList<>();
        private final List<Seat> changed = new ArrayList<>();
        private final List<Seat> joined = new ArrayList<>();

        Fold(List<Seat> living, List<Seat> told) {
            this.told = told;
            var there =
                    told.stream().map(seat -> String.valueOf(seat.external())).collect(Collectors.toSet());
            gone = gone(living, there);
            var ids = gone.stream().map(Seat::id).collect(Collectors.toSet());
            var stay = living.stream().filter(seat -> !ids.contains(seat.id())).toList();
            seated = stay.stream()
                    .filter(seat -> seat.external() != null)
                    .collect(Collectors.toMap(seat -> String.valueOf(seat.external()), Function.identity()));
            byHand = new HashMap<>();
            for (var seat : stay) {
                var customer = seat.customer();
                if (seat.external() == null && customer != null && seat.doubles() == null) byHand.put(customer, seat);
            }
        }

        /** Also whom the platform told of once and whose id is no more kept, and who only doubles whoever is gone. */
        private static List<Seat> gone(List<Seat> living, Set<String> there) {
            var first = living.stream()
                    .filter(seat -> seat.external() == null ? !seat.isByHand() : !there.contains(seat.external()))
                    .toList();
            var ids = first.stream().map(Seat::id).collect(Collectors.toCollection(HashSet::new));
            var doubles = living.stream()
                    .filter(seat -> seat.external() == null && !ids.contains(seat.id()))
                    .filter(seat -> seat.doubles() != null && ids.contains(seat.doubles()));
            return Stream.concat(first.stream(), doubles).toList();
        }

        SeatChanges fold() {
            for (var now : told) {
                var seat = seated.get(String.valueOf(now.external()));
                var customer = now.customer();
                if (seat != null && customer != null && seat.isOf(customer) && seat.doubles() == null)
                    counted.putIfAbsent(customer, seat.id());
            }
            told.forEach(this::take);
            var departed = gone.stream()
                    .filter(seat -> seat.external() != null && seat.doubles() == null)
                    .filter(seat -> seat.customer() != null
                            && !counted.containsKey(seat.customer())
                            && !byHand.containsKey(seat.customer()))
                    .toList();
            return new SeatChanges(added, changed, gone, joined, departed);
        }

        private void take(Seat now) {
            var seat = seated.get(String.valueOf(now.external()));
            var customer = now.customer();
            if (seat == null && customer != null) {
                var noted = byHand.remove(customer);
                if (noted != null) {
                    changed.add(noted.as(now, null));
                    counted.put(customer, noted.id());
                    return;
                }
            }
            var id = seat == null ? now.id() : seat.id();
            var doubles = customer == null ? null : other(customer, id);
            if (seat == null) {
                added.add(now.beside(doubles));
                if (customer != null && doubles == null) joined.add(now);
                return;
            }
            var after = seat.as(now, doubles);
            if (after.equals(seat)) return;
            changed.add(after);
            if (customer != null && doubles == null && !seat.isOf(customer)) joined.add(after);
        }

        /** The place at which the customer is counted, if it is not this one. */
        private @Nullable UUID other(UUID customer, UUID id) {
            var noted = byHand.get(customer);
            if (noted != null) return noted.id();
            var first = counted.putIfAbsent(customer, id);
            return first == null || first.equals(id) ? null : first;
        }
    }
}
