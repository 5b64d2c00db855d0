package dev.rapport.inbox;

import dev.rapport.engine.TaskCommands;
import dev.rapport.inbox.TaskDrafts.Draft;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.HeldWords;
import dev.rapport.platform.UserId;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Answers of tasks that a customer will read: until they go out, their tasks count as sent and they are drafts. */
@Component
class HeldAnswers {

    static final String KIND = "answer";

    private final HeldWords held;
    private final TaskCommands commands;
    private final TaskDrafts drafts;
    private final JsonMapper json;

    HeldAnswers(HeldWords held, TaskCommands commands, TaskDrafts drafts, JsonMapper json) {
        this.held = held;
        this.commands = commands;
        this.drafts = drafts;
        this.json = json;
    }

    /** What a customer will read of an answer. */
    static Stream<String> forACustomer(Map<String, Object> entered) {
        return Stream.of("reply", "answer")
                .map(field -> String.valueOf(entered.getOrDefault(field, "")))
                .filter(words -> !CleanText.saysNothing(words));
    }

    @Transactional
    UUID hold(long task, UserId by, Draft answer, @Nullable UUID seen) {
        var entered = answer.data();
        commands.hold(task, by, entered);
        drafts.keep(task, answer);
        return held.hold(KIND, String.valueOf(task), by, json.writeValueAsString(entered), seen);
    }

    void takeBack(UUID id, UserId by) {
        held.takeBack(id, by);
    }
}
