package dev.rapport.community;

import dev.rapport.community.MemberEvent.CouponSent;
import dev.rapport.community.MemberEvent.MemberTagged;
import dev.rapport.community.MemberEvent.PointsGiven;
import dev.rapport.customer.Tags;
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

    private static final int POINTS = 100;

    private final Members members;
    private final Assessment assessment;
    private final Tags tags;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Rewards(Members members, Assessment assessment, Tags tags, ApplicationEventPublisher events, Clock clock) {
        this.members = members;
        this.assessment = assessment;
        this.tags = tags;
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
        var member = members.locked(id);
        var word = "group: " + shortened(member.group());
        tags.add(member.customer(), new Tags.Tag(word, "community-activation", null));
        members.save(member.rewarded(0));
        events.publishEvent(new MemberTagged(Ids.next(), id, clock.instant(), word));
    }

    void givePoints(SubjectId id) {
        members.save(members.locked(id).rewarded(POINTS));
        events.publishEvent(new PointsGiven(Ids.next(), id, clock.instant(), POINTS));
    }

    /** The code follows from the member and the count of its rewards, so that it exists once. */
    void sendCoupon(SubjectId id) {
        var member = members.locked(id);
        var coupon = "%s-%03d".formatted(member.number(), member.rewards() + 1);
        members.save(member.rewarded(0));
        events.publishEvent(new CouponSent(Ids.next(), id, clock.instant(), coupon));
    }

    private static String shortened(String group) {
        return group.length() <= 50 ? group : group.substring(0, 50);
    }
}
