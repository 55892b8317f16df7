"""Sentences about lists that come in: the file, its columns, its rows and cells.

The place (file, sheet, row, column) is told beside the sentence.
"""

from collections.abc import Mapping

from vusta_desk.i18n.catalogue import N_

_FILE = {
    "workbook_missing": N_("There is no such file. Check its name and folder."),
    "workbook_is_folder": N_("This is a folder. Choose the file inside it."),
    "workbook_held": N_(
        "The file cannot be read: another program holds it, or you may not read it. "
        "Close it in Excel, or copy it to another folder, and try again."
    ),
    "workbook_unreadable": N_(
        "The file cannot be read from its drive. Copy it to this computer and try again."
    ),
    "workbook_empty": N_("The file is empty. Choose the file that holds the list."),
    "workbook_too_large": N_(
        "The file holds more than {megabytes} MB, far more than a list of members. "
        "Remove pictures and other sheets from it, or choose another file."
    ),
    "not_a_workbook": N_(
        "This is not a file the program can read. Choose an Excel file (.xlsx, .xls), "
        "a LibreOffice file (.ods), a .csv file or an exported registry (.json)."
    ),
    "workbook_by_name_only": N_(
        "The name of the file ends in {ending}, but inside it is another kind of file, such as a "
        "web page. Open it in Excel or LibreOffice and save it as an Excel workbook (.xlsx)."
    ),
    "workbook_format_later": N_(
        "Files of the kind .{format} are not read yet. Open the file and save it as .xlsx."
    ),
    "workbook_damaged": N_(
        "The file is damaged or not complete. Open it in Excel and save it again, "
        "or have it sent once more."
    ),
    "workbook_encrypted": N_(
        "The file is protected by a password. Open it in Excel, save it without a password, "
        "and try again."
    ),
    "sheet_too_large": N_(
        "A sheet of the file reaches too far: something stands in a cell far from the list. "
        "Copy the list alone into a new file."
    ),
    "too_many_rows": N_("The sheet has more than {limit} rows. Split the list into several files."),
    "too_many_columns": N_(
        "The sheet has more than {limit} columns. Copy the list alone into a new file."
    ),
    "sheet_unknown": N_("There is no sheet “{sheet}” in the file. Its sheets: {sheets}."),
    "header_not_found": N_(
        "No header was found in the first {rows} rows. The list needs a row with the names of its "
        "columns, such as “Họ và tên”, “Ngày sinh”, “Số thẻ”; if it is typed in an old font "
        "(.VnTime, VNI) that was not recognised, choose how its letters are written."
    ),
    "name_column_missing": N_(
        "The header in row {row} has no column for the full name. Call that column “Họ và tên”."
    ),
    "csv_not_utf8": N_(
        "The letters of the .csv file were not understood (line {line}). Choose how they are "
        "written, or save the list in Excel as “CSV UTF-8” or as .xlsx."
    ),
    "csv_quotes_broken": N_(
        "The quotation marks in the .csv file are not in pairs near line {line}. "
        "Correct that line, or save the list as .xlsx."
    ),
    "json_not_read": N_("The file is not sound JSON (line {line}). Export the registry once more."),
}

_SHEET = {
    "sheet_not_read": N_("This sheet was not read. To read it, choose it by its name."),
    "sheet_without_list": N_("This sheet holds no list that was recognised and was not read."),
    "sheet_alike_not_read": N_(
        "This sheet has the same columns as the one that was read, and was not read itself. "
        "If its people belong to the list, choose all sheets; on the command line --sheet '*'."
    ),
    "sheet_hidden": N_(
        "This sheet is hidden in the file and was not read. If it holds members, show it in Excel, "
        "save the file and import it again."
    ),
    "hidden_rows_read": N_(
        "These rows are hidden in the file and were read all the same: {rows}. "
        "Check that they belong to the list."
    ),
    "hidden_columns_read": N_(
        "These columns are hidden in the file and were read all the same: {columns}."
    ),
    "nobody_in_list": N_("There is nobody under the header. Check that this is the right sheet."),
    "column_not_taken": N_("The column “{header}” is not taken over."),
    "column_maybe_meant": N_(
        "The column “{header}” is not known and is not taken over. If it means {field}, say so "
        "under the columns; on the command line with --column."
    ),
    "column_of_facts_left": N_(
        "The column “{header}” holds dates or long numbers (“{words}”, for example) and is not "
        "taken over. If it is needed, say under the columns what it is; on the command line with "
        "--column."
    ),
    "column_twice": N_(
        "The column “{header}” means the same as one before it and is not taken over. "
        "Check which of the two is right."
    ),
    "given_names_beside": N_(
        "The column beside the name has no header and was read as the given name. "
        "If it is something else, say so under the columns."
    ),
    "branch_named_once": N_(
        "The branch stands only in the first row of each; the rows below were taken as people of "
        "the same branch. Check that it is so."
    ),
    "branch_as_above": N_("“{words}” was read as the branch of the row above, {after}."),
    "column_without_header": N_(
        "The column has no header and is not taken over; it holds “{words}”, for example. "
        "Give it a header if it is needed."
    ),
    "branch_row_assumed": N_(
        "“{words}” stands alone above people and was taken as the name of their branch. "
        "Check that it is one."
    ),
    "branch_count_removed": N_(
        "The number of members is taken off the name of the branch: “{before}” as “{after}”."
    ),
    "branch_kept": N_("The branch “{name}” is described otherwise here; our record was kept."),
    "row_skipped": N_("The row was left out, it seems not to be a member: “{words}”."),
}

_CELL = {
    "row_without_name": N_(
        "The row has no name and was refused. Enter the full name and import the list again."
    ),
    "formula_error": N_(
        "The cell shows a formula error ({words}); {field} was not read from it. "
        "Correct the formula or enter the value."
    ),
    "formula_without_result": N_(
        "The cell holds a formula whose result was not saved; {field} was not read from it. "
        "Open the file in Excel, save it, and import it again."
    ),
    "cell_too_long": N_("The text in the cell is too long and was not read. Shorten it."),
    "text_recomposed": N_(
        "Letters and their marks stand apart in the file; they are put together: “{after}”."
    ),
    "spaces_removed": N_("Needless spaces are left out: “{before}” as “{after}”."),
    "capitals_to_title_case": N_("Capitals are put into usual writing: {before} as {after}."),
    "name_words_removed": N_(
        "Titles, posts and remarks were taken off the name: “{before}” became “{after}”."
    ),
    "name_with_words": N_(
        "More than a name seems to stand in “{words}”; it was taken as it stands. If so, correct "
        "the name."
    ),
    "sex_not_understood": N_(
        "“{words}” does not say whether it is nam or nữ; the sex stays unknown. Enter it."
    ),
    "date_does_not_exist": N_(
        "“{words}” is a day that does not exist; {field} stays unknown and the words are kept. "
        "Enter the right date."
    ),
    "date_out_of_range": N_(
        "“{words}” is not between 1900 and 2100; {field} stays unknown and the words are kept. "
        "Enter the right date."
    ),
    "date_century_unsure": N_(
        "The year in “{words}” has two digits: it may be {first} or {second}, and the other dates "
        "do not tell which. {field} stays unknown and the words are kept. "
        "Enter the date with four digits."
    ),
    "century_settled": N_(
        "“{words}” was read as {day}: with another century it does not go with the other dates."
    ),
    "date_from_number": N_(
        "The number {before} was read as the day {after}, the way Excel counts days."
    ),
    "date_of_small_number": N_(
        "“{words}” is what Excel shows for the number {number} where days stand; {field} stays "
        "unknown and the words are kept. Enter the right date."
    ),
    "date_in_1900": N_(
        "{field} is in the year 1900 ({day}), which is often a slip. It was taken as written. "
        "Check the date."
    ),
    "date_parts_left_open": N_("“{words}” leaves the day or month open; {after} was taken."),
    "date_letters_read": N_(
        "Letters stand in the place of digits in “{before}”; it was read as {after}."
    ),
    "date_lunar": N_(
        "“{words}” seems to be a day of the lunar calendar; {field} stays unknown and the words "
        "are kept. Enter the day of the common calendar."
    ),
    "day_month_maybe_swapped": N_(
        "{field}: day and month may have changed places in this column (cells: {rows}). "
        "“{written}” means {day_first} or {month_first}, and was read as {day_first}. "
        "Compare it with a record, then say how the column is to be read."
    ),
    "dates_only_month_first": N_(
        "{field}: typed dates of this column exist only with the month before the day (cells: "
        "{rows}); “{written}” would be {month_first}. Their rows wait until it is said how the "
        "column is to be read."
    ),
    "date_order_unsure": N_(
        "“{words}” was not taken: in this column the month seems to stand before the day, and then "
        "it is {month_first}. Say how the column is to be read, or correct the cell."
    ),
    "dates_read_month_first": N_(
        "{field}: month and day of this column were changed as you have said (cells: {rows}). "
        "“{written}” was read as {month_first}."
    ),
    "date_not_understood": N_(
        "“{words}” was not understood as a date; {field} stays unknown and the words are kept. "
        "Enter the date as 19/03/1966, 03/1966 or 1966."
    ),
    "number_not_understood": N_(
        "“{words}” is not a number; {field} stays unknown and the words are kept. Enter the number."
    ),
    "number_digits_lost": N_(
        "Excel has shortened the number to “{words}”, and its last digits are lost; {field} stays "
        "unknown and the words are kept. Enter all digits from the card."
    ),
    "number_length_unusual": N_(
        "“{words}” has {digits} digits, and {field} usually has {usual}. It was taken as written. "
        "Compare it with the card."
    ),
    "zeros_put_back": N_("Zeros that Excel has removed are put back: {before} as {after}."),
    "badges_not_understood": N_(
        "Not all of “{words}” was understood as badges; what was clear was taken and the words are "
        "kept. Write it as “40 (04/2021), 45”."
    ),
    "remark_kept": N_("The remark is kept as it stands: “{words}”."),
    "remark_may_end_membership": N_(
        "“{words}” may mean that this person is no longer a member here ({standing}); the record "
        "was not changed by it. If it is so, enter the standing with its day, in the record or in "
        "the list as “từ trần 12/03/2026”; if not, say who it is."
    ),
    "standing_from_remark": N_(
        "“{words}” was taken over as a standing of the new record: {standing}, from {since}. "
        "Check that it is so."
    ),
    "status_not_taken": N_(
        "The list gives the status “{words}”, which changes nothing here; the words are kept. "
        "Enter it in the member's record with its date."
    ),
}

_PERSON = {
    "fuller_date_kept": N_(
        "Ours is the fuller date, so it was kept: {ours}. The list has {theirs}."
    ),
    "spelling_kept": N_(
        "The list writes {theirs}; that is the same name, so our spelling was kept: {ours}."
    ),
    "numbers_of_two_people": N_(
        "The card number belongs to one member and the personal number to another ({names}). "
        "Find out which number is wrong and correct it."
    ),
    "number_of_another": N_(
        "The number belongs to {names}, with another name. Say whether it is the same person; "
        "otherwise correct the number."
    ),
    "number_of_namesake": N_(
        "The number belongs to {names}; the names are alike, but too much else differs. "
        "Say whether it is the same person; otherwise correct the number."
    ),
    "several_candidates": N_(
        "Several members may be meant: {names}. Say which of them it is, or enter the card or "
        "personal number in the list."
    ),
    "same_name_only": N_(
        "{names} has the same name as “{name}”, marks not counted, and nothing else tells whether "
        "it is the same person. "
        "Say who it is, or enter the date of birth, the card or the personal number."
    ),
    "same_name_other_birth": N_(
        "{names} has the same name as “{name}”, marks not counted, and another date of birth. "
        "Say whether it is the same person, or correct the date."
    ),
    "same_name_other_marks": N_(
        "{names} was born in the same year and writes the name with other marks. Say whether it "
        "is the same person, or enter the full date of birth."
    ),
    "same_name_other_numbers": N_(
        "The list has “{name}”, born {birth}. {names} has the same name, marks not counted, the "
        "same birth as far as it is written, and other numbers. Say whether it is the same "
        "person, or correct the number."
    ),
    "key_of_another": N_(
        "The key {candidates} belongs to {names} here, who is another person. "
        "The two files are not of the same registry; compare them before importing."
    ),
    "person_taken_out": N_(
        "{names} was taken out, so this row was not taken in. If it is the same person, put that "
        "record back; otherwise enter the new member by hand."
    ),
    "person_twice_in_list": N_(
        "This person stands in row {first_row} already, so this row was not taken. "
        "Leave one of the two rows out, or say that this is somebody else."
    ),
    "maybe_twice_in_list": N_(
        "The same name stands in row {first_row}, with nothing to tell the two apart. "
        "Check whether it is one person; if so, remove one."
    ),
}

MESSAGES: Mapping[str, str] = {**_FILE, **_SHEET, **_CELL, **_PERSON}
