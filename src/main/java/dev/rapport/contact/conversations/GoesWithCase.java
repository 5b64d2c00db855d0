package dev.rapport.contact.conversations;

import dev.rapport.access.Access;
import dev.rapport.access.Role;
import dev.rapport.cases.CaseHandOver;
import dev.rapport.cases.CaseKinds;
import dev.rapport.cases.Subject;
import dev.rapport.cases.SubjectOwned;
import dev.rapport.cases.Subjects;
import dev.rapport.contact.conversations.ConversationEvent.BecameCase;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.Together;
import dev.rapport.platform.UserId;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps a conversation with the team that works on the only open case that it is about: answers are written in that case, and
 * who may write them finds the conversation.
 */
@Component
class GoesWithCase {

    private final ConversationRows rows;
    private final ConversationCases about;
    private final ConversationHandOver handOver;
    private final CaseKinds kinds;
    private final Subjects subjects;
    private final Access access;

    GoesWithCase(
            ConversationRows rows,
            ConversationCases about,
            ConversationHandOver handOver,
            CaseKinds kinds,
            Subjects subjects,
            Access access) {
        this.rows = rows;
        this.about = about;
        this.handOver = handOver;
        this.kinds = kinds;
        this.subjects = subjects;
        this.access = access;
    }

    @EventListener
    void owned(SubjectOwned owned) {
        if (owned.team() != null && !Together.keep(this, owned, this::follow)) follow(List.of(owned));
    }

    private void follow(List<SubjectOwned> all) {
        var asked = about.conversations(all.stream().map(SubjectOwned::subject).toList());
        for (var owned : all) {
            var conversation = asked.get(owned.subject());
            var team = owned.team();
            if (conversation != null && team != null) goes(conversation, owned.subject(), owned.owner(), team);
        }
    }

    @EventListener
    void became(BecameCase became) {
        subjects.find(became.other()).ifPresent(subject -> {
            var team = subject.team();
            if (team != null) goes(became.subject(), subject.id(), subject.owner(), team);
        });
    }

    private void goes(SubjectId id, SubjectId subject, @Nullable UserId owner, String team) {
        var isElsewhere = rows.find(id).filter(one -> !one.team().equals(team)).isPresent();
        if (isElsewhere && isOnly(id, subject)) handOver.handOver(id, owner, team);
    }

    private boolean isOnly(SubjectId conversation, SubjectId subject) {
        var open = about.open(conversation);
        return open.size() == 1 && open.getFirst().id().equals(subject);
    }

    /** Gives a conversation, and the only open case of others that it is about as well; refused where that cannot go along. */
    void give(Conversation conversation, @Nullable UserId owner, String team) {
        var open = about.open(conversation.id());
        handOver.handOver(conversation.id(), owner, team);
        if (open.isEmpty() || open.stream().anyMatch(one -> isWith(one, owner, team))) return;
        var only = open.getFirst();
        if (open.size() > 1 || !access.hasRole(Role.MANAGER, Role.ADMIN)) throw staysBehind(conversation, open);
        kinds.facet(CaseHandOver.class, only.id())
                .orElseThrow(() -> staysBehind(conversation, open))
                .handOver(only.id(), owner, team);
    }

    private static boolean isWith(Subject one, @Nullable UserId owner, String team) {
        return team.equals(one.team()) || (owner != null && owner.equals(one.owner()));
    }

    private static Refused staysBehind(Conversation conversation, List<Subject> open) {
        var numbers = open.stream().map(Subject::number).collect(Collectors.joining(", "));
        return Refused.conflict("conversation.case-stays", conversation.number(), numbers);
    }
}
