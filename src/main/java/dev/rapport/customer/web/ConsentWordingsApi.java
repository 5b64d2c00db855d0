package dev.rapport.customer.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.customer.ConsentWordings;
import dev.rapport.customer.ConsentWordings.Wording;
import dev.rapport.customer.Purpose;
import dev.rapport.platform.Word;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/consent-wordings")
class ConsentWordingsApi {

    record WordingRequest(
            @Nullable String purpose,
            @Nullable String english,
            @Nullable String chinese) {}

    record WordingAnswer(String purpose, int version, String english, String chinese, Instant at) {

        static WordingAnswer of(Wording wording) {
            return new WordingAnswer(
                    wording.purpose().word(), wording.version(), wording.english(), wording.chinese(), wording.at());
        }
    }

    record WrittenWording(int version) {}

    private final ConsentWordings wordings;

    ConsentWordingsApi(ConsentWordings wordings) {
        this.wordings = wordings;
    }

    @GetMapping
    @Operation(summary = "What customers are asked when they are asked for consent; the newest of each purpose first")
    List<WordingAnswer> list() {
        return wordings.all().stream().map(WordingAnswer::of).toList();
    }

    @ForRoles({Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Ask otherwise from now on; what was asked before stays with who answered it")
    WrittenWording write(@RequestBody WordingRequest request) {
        return new WrittenWording(wordings.write(
                Word.parse(Purpose.class, Objects.requireNonNullElse(request.purpose(), "")),
                Objects.requireNonNullElse(request.english(), ""),
                Objects.requireNonNullElse(request.chinese(), "")));
    }
}
