/* Colour profiles of the screen: Wine's own library lacks one call that Qt links to. */
#define NOTHING(name) __declspec(dllexport) void *name(void) { return 0; }

NOTHING(CloseColorProfile)
NOTHING(GetColorProfileFromHandle)
NOTHING(OpenColorProfileW)
NOTHING(WcsCreateIccProfile)
