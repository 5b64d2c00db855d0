package dev.rapport.community;

import dev.rapport.community.MemberEvent.CouponSent;
import dev.rapport.community.MemberEvent.MemberTagged;
import dev.rapport.community.MemberEvent.NoCouponToSend;
import dev.rapport.community.MemberEvent.PointsGiven;
import dev.rapport.customer.Tags;
import dev.rapport.loyalty.Coupons;
import dev.rapport.loyalty.Occasion;
import dev.rapport.loyalty.Points;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a member gets for a reaction: a tag, points or a coupon, as the rules say. */
@Service
@Transactional
class Rewards {

    private final Members members;
    private final Assessment assessment;
    private final Tags tags;
    private final Points points;
    private final Coupons coupons;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Rewards(
            Members members,
            Assessment assessment,
            Tags tags,
            Points points,
            Coupons coupons,
            ApplicationEventPublisher events,
            Clock clock) {
        this.members = members;
        this.assessment = assessment;
        this.tags = tags;
        this.points = points;
        this.coupons = coupons;
        this.events = events;
        this.clock = clock;
    }

    Map<String, Object> choose(SubjectId id) {
        var decision = assessment.decide(members.locked(id));
        return Map.of(
                "reward", String.valueOf(decision.text("reward")),
                "advocate", "true".equals(decision.text("advocate")));
    }

    void tag(SubjectId id) {
        var member = members.held(id);
        var word = "group: " + shortened(member.group());
        tags.add(member.customer(), new Tags.Tag(word, "community-activation", null));
        members.save(member.rewarded());
        events.publishEvent(new MemberTagged(Ids.next(), id, clock.instant(), word));
    }

    /** @param job a job that comes twice gives once */
    void givePoints(SubjectId id, long job) {
        var member = members.held(id);
        var given = points.reward(member.customer(), Occasion.REACTION, "%s %d".formatted(member.number(), job));
        members.save(member.rewarded());
        given.ifPresent(entry ->
                events.publishEvent(new PointsGiven(Ids.next(), id, clock.instant(), Math.toIntExact(entry.points()))));
    }

    /**
     * The story names the batch, since whoever reads a code may redeem it.
     *
     * @param job a job that comes twice sends once
     */
    void sendCoupon(SubjectId id, long job) {
        var member = members.held(id);
        var coupon = coupons.thank(member.customer(), "%s %d".formatted(member.number(), job));
        members.save(member.rewarded());
        events.publishEvent(
                coupon.<MemberEvent>map(given -> new CouponSent(Ids.next(), id, clock.instant(), given.batch()))
                        .orElseGet(() -> new NoCouponToSend(Ids.next(), id, clock.instant())));
    }

    private static String shortened(String group) {
        return group.length() <= 50 ? group : group.substring(0, 50);
    }
}
