package dev.rapport.platform;

import org.jspecify.annotations.Nullable;

/** Open work that somebody has in hand or that lies with a team; a Spring bean of the module that keeps such work. */
public interface WorkInHand {

    /** Key of the sentence that says how many there are, its only argument. */
    String words();

    /** How many the person has. */
    int of(UserId person);

    /** How many lie with the team, in its queue or with somebody. */
    int of(String team);

    /**
     * Gives all that somebody has to another person, or to the queues of its teams; refused, in whole, when some of it
     * cannot go there. What the engine must be told follows once the transaction is kept.
     *
     * @param to absent for the queues
     */
    void handOver(UserId from, @Nullable UserId to);
}
