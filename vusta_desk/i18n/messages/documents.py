"""Sentences about layouts, papers and what it took to fit words on them."""

from collections.abc import Mapping

from vusta_desk.i18n.catalogue import N_

MESSAGES: Mapping[str, str] = {
    "text_shrunk": N_("“{text}” is set at {percent} % of its usual size so that it fits."),
    "text_too_long": N_(
        "“{text}” does not fit on the paper even in the smallest type allowed. Shorten it."
    ),
    "character_missing": N_(
        "“{text}” has the character “{character}” ({code_point}), which the font {font} cannot "
        "draw. Write it another way."
    ),
    "value_unknown": N_("Not known: {paper_value}. The paper has a dotted line there."),
    "value_unknown_everywhere": N_(
        "Not known on any of the papers: {paper_value}. Each has a dotted line there."
    ),
    "round_does_not_balance": N_(
        "The groups of the round hold {boxes} members, but {on_file} are on file. Nothing was "
        "drawn; make the paper again, and if this stays, check the data file."
    ),
    "round_proposes_nobody": N_(
        "In the round {round} nobody is proposed, so there is no certificate of seniority to draw."
    ),
    "certificate_not_drawn": N_(
        "The certificate of seniority of {member} could not be drawn and is missing. Shorten or "
        "correct the text that is named."
    ),
    "template_note": N_("About this layout: {note}"),
    "template_not_readable": N_(
        "The layout {file} cannot be read ({reason}). Restore the file or install the program "
        "again."
    ),
    "template_format": N_(
        "{file} is not a layout for this program: its format is “{found}”, needed is “{expected}”."
    ),
    "template_key_unknown": N_(
        "{file}: “{key}” in {element} means nothing to this program and is passed over. Check its "
        "spelling."
    ),
    "template_key_missing": N_("{file}: “{key}” is missing in {element}. Add it."),
    "template_value_wrong": N_(
        "{file}: “{key}” in {element} does not have a value that can be used. Possible: {expected}."
    ),
    "template_names_unknown_value": N_(
        "{file}: {element} names “{value}”, which no paper of this kind knows. Check its spelling."
    ),
    "template_outside_page": N_(
        "{file}: {element} stands partly outside the page. Move it or make it smaller."
    ),
    "printer_gone": N_(
        "The printer “{printer}” is no longer there. Choose another, or save the PDF."
    ),
    "printer_not_ready": N_(
        "The printer “{printer}” takes no pages. See whether it is switched on and connected, then "
        "try again."
    ),
    "printer_page_size": N_(
        "The printer “{printer}” takes no pages of this size ({size}). Choose another, or save the "
        "PDF."
    ),
    "sheet_too_small": N_(
        "On a sheet of {width} × {height} mm the scales of a measuring sheet cannot be read. "
        "Measure the printer on a larger sheet."
    ),
    "printer_stopped": N_(
        "The printer “{printer}” is paused. What you print waits in its queue until it goes on."
    ),
    "printer_offline": N_(
        "The printer “{printer}” cannot be reached, or is set to work offline. What you print "
        "waits in its queue; see whether it is switched on and connected."
    ),
    "printer_no_paper": N_(
        "The printer “{printer}” has no paper, or not the right one. What you print waits until "
        "there is some."
    ),
    "printer_needs_help": N_(
        "The printer “{printer}” reports a fault: paper that is stuck, an open cover, no toner. "
        "What you print waits until it is mended."
    ),
    "font_not_readable": N_(
        "The font {file} cannot be used ({reason}). Restore the file or install the program again."
    ),
}

PAPER_VALUES: Mapping[str, str] = {
    "key": N_("key of the member"),
    "issuing_superior": N_("superior body"),
    "issuer": N_("issuing body"),
    "level": N_("years of membership"),
    "award_title": N_("title of the award"),
    "name": N_("name"),
    "birth_date": N_("date of birth"),
    "home": N_("home place"),
    "admission_decision_date": N_("date of the decision to admit"),
    "admission_date": N_("date of admission"),
    "official_date": N_("official date"),
    "card_number": N_("card number"),
    "branch": N_("branch"),
    "decision_number": N_("number of the decision"),
    "decision_date": N_("date of the decision"),
    "serial": N_("number of the badge"),
    "place_and_date": N_("place and date"),
    "authority": N_("authority"),
    "post": N_("post of the signatory"),
    "signer": N_("name of the signatory"),
}
"""The values a certificate may show, for the detail `paper_value`."""
