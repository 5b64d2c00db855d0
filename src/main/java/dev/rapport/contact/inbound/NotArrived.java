package dev.rapport.contact.inbound;

import dev.rapport.contact.Trouble;
import java.util.List;

/**
 * The other side says that something that it took from us did not arrive.
 *
 * @param there its id on the other side, as the carrier of that platform told it
 * @param to addresses at which it did not, in small letters; none where that is not known
 */
public record NotArrived(String there, Trouble why, List<String> to) implements Inbound {

    public NotArrived(String there, Trouble why) {
        this(there, why, List.of());
    }
}
