package tongban.node.register;

import java.time.LocalDate;
import java.util.function.Predicate;

/**
 * What has to be known to check what is typed or stands in a file.
 *
 * @param synthetic whether numbers of made-up people are taken, as a demonstration does
 * @param place whether a division code of 两省市 means something; of elsewhere only its form is
 *     checked
 */
record Checking(LocalDate today, boolean synthetic, Predicate<String> place) {}
