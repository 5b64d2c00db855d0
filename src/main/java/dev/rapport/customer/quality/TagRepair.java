package dev.rapport.customer.quality;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.rapport.customer.Tags;
import dev.rapport.customer.quality.RepairLines.Before;
import dev.rapport.customer.quality.RepairLines.Line;
import dev.rapport.customer.quality.RepairLines.OldTag;
import dev.rapport.platform.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Renews or removes outdated tags, and makes them again what they were. */
@Component
class TagRepair {

    private final Tags tags;
    private final RepairLines lines;
    private final Duration oldAfter;

    TagRepair(Tags tags, RepairLines lines, @Value("${rapport.quality.tags-old-after:365d}") Duration oldAfter) {
        this.tags = tags;
        this.lines = lines;
        this.oldAfter = oldAfter;
    }

    /** Those that have outdated tags still; gives who they are. */
    Set<CustomerId> mend(Repair repair, List<Line> page, Instant now) {
        var outdated = tags.outdated(page.stream().map(Line::customer).collect(toSet()), now.minus(oldAfter)).stream()
                .filter(tag -> isMeant(repair.which().flaw(), tag))
                .toList();
        var before = new HashMap<CustomerId, Before>();
        outdated.stream()
                .collect(groupingBy(Tags.Kept::customer))
                .forEach((customer, own) -> before.put(
                        customer,
                        new Before(null, null, own.stream().map(TagRepair::old).toList())));
        lines.remember(repair.id(), before);
        if (repair.deed() == Deed.RENEW_TAGS) tags.renew(outdated, now);
        else tags.remove(outdated);
        return before.keySet();
    }

    private static boolean isMeant(@Nullable Flaw flaw, Tags.Kept tag) {
        return flaw == null || (flaw == Flaw.EXPIRED_TAG) == (tag.expiresAt() != null);
    }

    /** Those of whose tags nobody changed one since; gives who they are. */
    Set<CustomerId> undo(Repair repair, List<Line> page) {
        var now = tags.of(page.stream().map(Line::customer).collect(toSet())).stream()
                .collect(groupingBy(Tags.Kept::customer));
        var back = new ArrayList<Tags.Kept>();
        for (var line : page) {
            var own = now.getOrDefault(line.customer(), List.of());
            if (line.before().oldTags().stream().allMatch(tag -> isAsLeft(repair, line, tag, own)))
                line.before().oldTags().forEach(tag -> back.add(kept(line.customer(), tag)));
        }
        tags.putBack(back);
        return back.stream().map(Tags.Kept::customer).collect(toSet());
    }

    /** Renewed then and not set again, or removed and not there again. */
    private static boolean isAsLeft(Repair repair, Line line, OldTag tag, List<Tags.Kept> own) {
        var same = own.stream()
                .filter(one -> one.word().equalsIgnoreCase(tag.word()))
                .findFirst();
        return repair.deed() == Deed.REMOVE_TAGS
                ? same.isEmpty()
                : same.filter(one -> one.addedAt().equals(line.doneAt())).isPresent();
    }

    private static OldTag old(Tags.Kept tag) {
        return new OldTag(tag.word(), tag.source(), tag.addedAt(), tag.expiresAt());
    }

    private static Tags.Kept kept(CustomerId customer, OldTag tag) {
        return new Tags.Kept(customer, tag.word(), tag.source(), tag.addedAt(), tag.expiresAt());
    }
}
